import { onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue'
import { mapCounts, type MapCounts } from '@/api/map'
import { ApiProblem, noAnswer, waitForMap } from '@/api/problem'
import { filterOf, type MapLayer, type MapView } from '@/lib/mapView'

/** As often a map that somebody looks at asks whether anything happened. */
const LOOK_AGAIN_MS = 30_000

/**
 * The numbers of every layer that is on, and whether the ledger moved since they were asked for. While the server still
 * prepares the map they are asked for again, when it said so.
 */
export function useMapCounts(view: () => MapView, onLedger: () => void) {
  const counts = shallowRef<Partial<Record<MapLayer, MapCounts>>>({})
  const problem = shallowRef<ApiProblem | null>(null)
  const loading = ref(true)
  const preparing = ref(false)
  let turn = 0
  let seen: number | null = null
  let clock: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    turn += 1
    const mine = turn
    const now = view()
    loading.value = true
    clearTimeout(clock)
    let again = LOOK_AGAIN_MS
    try {
      const answers = await Promise.all(now.layers.map(async (layer) => [layer, await mapCounts(layer, filterOf(now, layer))] as const))
      if (mine !== turn) return
      counts.value = Object.fromEntries(answers)
      problem.value = null
      preparing.value = false
      told(answers[0]?.[1].ledger_seq ?? null)
    } catch (error) {
      if (mine !== turn) return
      const found = error instanceof ApiProblem ? error : noAnswer()
      const wait = waitForMap(found)
      preparing.value = wait !== null
      problem.value = preparing.value ? null : found
      again = wait ?? LOOK_AGAIN_MS
    }
    loading.value = false
    clock = setTimeout(() => void look(), again)
  }
  function told(seq: number | null): void {
    if (seen !== null && seq !== seen) onLedger()
    seen = seq
  }
  /** A page that nobody sees asks for nothing. */
  async function look(): Promise<void> {
    if (document.visibilityState === 'visible') await load()
    else clock = setTimeout(() => void look(), LOOK_AGAIN_MS)
  }
  const back = () => { if (document.visibilityState === 'visible') void load() }

  watch(() => JSON.stringify(view().layers.map((layer) => [layer, filterOf(view(), layer)])), () => void load())
  onMounted(() => {
    document.addEventListener('visibilitychange', back)
    void load()
  })
  onBeforeUnmount(() => {
    turn += 1
    clearTimeout(clock)
    document.removeEventListener('visibilitychange', back)
  })
  return { counts, problem, loading, preparing, load }
}
