import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { HouseFilter } from '@/api/houses'

const NAMES = ['division', 'stage', 'state', 'q', 'overdue'] as const
type Name = (typeof NAMES)[number]

/** The list's filter. It lives in the address, so that a view can be sent to a colleague and Back works. */
export function useHouseFilter() {
  const route = useRoute()
  const router = useRouter()

  function read(name: string): string | undefined {
    const value = route.query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const filter = computed<HouseFilter>(() => ({
    division: read('division'),
    stage: read('stage'),
    state: read('state'),
    q: read('q'),
    overdue: read('overdue') === 'true' ? true : undefined,
  }))
  const cursor = computed(() => read('cursor'))
  const key = computed(() => JSON.stringify([filter.value, cursor.value]))
  const isFiltered = computed(() => NAMES.some((name) => read(name) !== undefined))

  /** Changes one part and starts again at the first page. */
  function set(name: Name, value: string | undefined): void {
    void router.replace({ query: { ...route.query, cursor: undefined, [name]: value || undefined } })
  }
  return { filter, cursor, key, isFiltered, set }
}
