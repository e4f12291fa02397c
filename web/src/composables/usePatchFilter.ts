import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { PatchFilter } from '@/api/patches'

/** The queue's filter and the patch that is looked at: they live in the address, so that both can be sent to a colleague. */
export function usePatchFilter() {
  const route = useRoute()
  const router = useRouter()
  const read = (name: string): string | undefined => {
    const value = route.query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const filter = computed<PatchFilter>(() => ({ season: read('season'), class: read('class'), state: read('state'), division: read('division') }))
  const key = computed(() => JSON.stringify(filter.value))
  const chosen = computed(() => read('patch'))
  const isFiltered = computed(() => ['class', 'state', 'division'].some((name) => read(name) !== undefined))

  function set(name: 'season' | 'class' | 'state' | 'division', value: string | undefined): void {
    void router.replace({ query: { ...route.query, patch: undefined, [name]: value || undefined } })
  }
  function choose(id: string | undefined): void {
    void router.replace({ query: { ...route.query, patch: id } })
  }
  function clear(): void {
    void router.replace({ query: { season: read('season') } })
  }
  return { filter, key, chosen, isFiltered, set, choose, clear }
}
