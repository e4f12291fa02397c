import { computed, ref, shallowRef, watch } from 'vue'
import { mapLines, type MapLine } from '@/api/map'
import { ApiProblem, noAnswer, waitForMap } from '@/api/problem'
import type { Bounds } from '@/lib/geometry'
import { filterOf, type MapLayer, type MapView } from '@/lib/mapView'
import { useLocale } from './useLocale'

const PAGE = 40
/** A hand on the map stops before the list follows. */
const REST_MS = 220

/** A view wider than the world asks for the world. */
function boxOf([west, south, east, north]: Bounds): string {
  return [Math.max(-180, west), Math.max(-85, south), Math.min(180, east), Math.min(85, north)].map((value) => value.toFixed(6)).join(',')
}

/** What of the layer lies in view, or in the area that was drawn: the list follows the map. */
export function useMapList(view: () => MapView, bounds: () => Bounds | null, stamp: () => number) {
  const { locale } = useLocale()
  const items = shallowRef<MapLine[]>([])
  /** Of which layer the lines are: until others come, those of the last one stay. */
  const layer = ref<MapLayer>(view().on)
  const total = ref<number | null>(null)
  const unplaced = ref(0)
  const next = ref<string | null>(null)
  const loading = ref(true)
  const problem = shallowRef<ApiProblem | null>(null)
  let turn = 0
  let pause: ReturnType<typeof setTimeout> | undefined

  const question = computed(() => {
    const now = view()
    const box = bounds()
    if (!box) return null
    const filter = filterOf(now, now.on)
    const place = now.area.length > 2 ? {} : { bbox: boxOf(box) }
    return { layer: now.on, filter: { ...filter, ...place, sort: now.sort, limit: String(PAGE) } as Record<string, string> }
  })
  async function load(more = false): Promise<void> {
    const asked = question.value
    if (!asked) return
    turn += 1
    const mine = turn
    loading.value = true
    try {
      const page = await mapLines(asked.layer, more && next.value ? { ...asked.filter, cursor: next.value } : asked.filter)
      if (mine !== turn) return
      items.value = more ? [...items.value, ...page.items] : page.items
      layer.value = asked.layer
      total.value = page.total
      unplaced.value = page.unplaced
      next.value = page.next_cursor
      problem.value = null
    } catch (error) {
      if (mine !== turn) return
      const found = error instanceof ApiProblem ? error : noAnswer()
      const wait = waitForMap(found)
      problem.value = wait === null ? found : null
      if (wait !== null) {
        // Still on its way: the numbers beside it may have come a moment later, so it asks for itself.
        clearTimeout(pause)
        pause = setTimeout(() => void load(), wait)
        return
      }
    }
    loading.value = false
  }
  function reload(): Promise<void> {
    clearTimeout(pause)
    return load()
  }
  watch([() => JSON.stringify(question.value), stamp, locale], () => {
    // What stands there is out of date from now on, not from when the hand rests.
    loading.value = true
    clearTimeout(pause)
    pause = setTimeout(() => void load(), REST_MS)
  }, { immediate: true })
  return { items, layer, total, unplaced, next, loading, problem, reload, more: () => load(true) }
}
