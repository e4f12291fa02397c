import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { StatsQuery } from '@/api/stats'

type Name = 'division' | 'from' | 'to'

/** Whose figures and of which days: in the address, so that a view can be sent to a colleague and Back works. */
export function useBoard() {
  const route = useRoute()
  const router = useRouter()
  const read = (name: Name): string | undefined => {
    const value = route.query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const query = computed<StatsQuery>(() => ({ division: read('division'), from: read('from'), to: read('to') }))
  const key = computed(() => JSON.stringify(query.value))
  function set(changed: Partial<Record<Name, string | undefined>>): void {
    void router.replace({ query: { ...route.query, ...changed } })
  }
  return { query, key, set }
}
