import { computed, shallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { CaseFilter } from '@/api/violations'
import { isTrack, type TrackCode } from '@/lib/violations'

export type CaseView = 'board' | 'leads' | 'risks'
type Name = 'view' | 'track' | 'division' | 'kind' | 'source' | 'q' | 'closed' | 'figure' | 'from' | 'to'
const FILTERS: Name[] = ['division', 'kind', 'source', 'q', 'closed', 'figure', 'from', 'to']

/** A name that is looked for. It is a person's, so it stands in no address, history or log. */
const soughtName = shallowRef<string>()
const isNumber = (text: string) => /^\d/.test(text)

/** What of the cases is looked at. But for a name it lives in the address, so that a view can be sent to a colleague and Back works. */
export function useViolationFilter() {
  const route = useRoute()
  const router = useRouter()

  function read(name: Name): string | undefined {
    const value = route.query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const view = computed<CaseView>(() => (['leads', 'risks'].includes(read('view') ?? '') ? (read('view') as CaseView) : 'board'))
  const track = computed<TrackCode>(() => (isTrack(read('track')) ? (read('track') as TrackCode) : 'planning'))
  const closed = computed(() => read('closed') === 'true')
  const filter = computed<CaseFilter>(() => ({ division: read('division'), kind: read('kind'), source: read('source'), q: read('q') ?? soughtName.value, figure: read('figure'), from: read('from'), to: read('to') }))
  const figure = computed(() => read('figure'))
  const key = computed(() => JSON.stringify([view.value, track.value, filter.value, closed.value]))
  const isFiltered = computed(() => FILTERS.some((name) => read(name) !== undefined) || soughtName.value !== undefined)

  function set(name: Name, value: string | undefined): void {
    void router.replace({ query: { ...route.query, [name]: value || undefined } })
  }
  /** Looks for a number from its beginning, or for a party by the whole name. */
  function seek(text: string): void {
    soughtName.value = isNumber(text) ? undefined : text || undefined
    set('q', isNumber(text) ? text : undefined)
  }
  /** Puts the figure away with its period. */
  function dropFigure(): void {
    void router.replace({ query: { ...route.query, figure: undefined, from: undefined, to: undefined } })
  }
  function clear(): void {
    soughtName.value = undefined
    void router.replace({ query: { view: read('view'), track: read('track') } })
  }
  return { view, track, closed, figure, filter, key, isFiltered, set, seek, dropFigure, clear }
}
