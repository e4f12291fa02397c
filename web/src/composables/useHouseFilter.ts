import { computed, shallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { HouseFilter } from '@/api/houses'

const NAMES = ['division', 'stage', 'state', 'q', 'overdue', 'figure', 'from', 'to'] as const
type Name = (typeof NAMES)[number]

/** A name that is looked for. It is a person's, so it stands in no address, history or log. */
const soughtName = shallowRef<string>()
const isNumber = (text: string) => /^\d/.test(text)

/** The list's filter. But for a name it lives in the address, so that a view can be sent to a colleague and Back works. */
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
    q: read('q') ?? soughtName.value,
    overdue: read('overdue') === 'true' ? true : undefined,
    figure: read('figure'),
    from: read('from'),
    to: read('to'),
  }))
  const cursor = computed(() => read('cursor'))
  const key = computed(() => JSON.stringify([filter.value, cursor.value]))
  const isFiltered = computed(() => NAMES.some((name) => read(name) !== undefined) || soughtName.value !== undefined)

  /** Changes one part and starts again at the first page. */
  function set(name: Name, value: string | undefined): void {
    void router.replace({ query: { ...route.query, cursor: undefined, [name]: value || undefined } })
  }
  /** Looks for a number from its beginning, or for a head of household by the whole name. */
  function seek(text: string): void {
    soughtName.value = isNumber(text) ? undefined : text || undefined
    set('q', isNumber(text) ? text : undefined)
  }
  /** Puts the figure away with its period. */
  function dropFigure(): void {
    void router.replace({ query: { ...route.query, cursor: undefined, figure: undefined, from: undefined, to: undefined } })
  }
  function clear(): void {
    soughtName.value = undefined
    void router.replace({ query: {} })
  }
  return { filter, cursor, key, isFiltered, set, seek, dropFigure, clear }
}
