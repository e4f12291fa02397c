import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { LonLat } from '@/lib/geometry'
import { filterOf, isNarrowed, readView, toggled, writeView, type BaseName, type Camera, type MapLayer, type MapView, type Order, type Pick, type SharedFilter } from '@/lib/mapView'
import { useSession } from './useSession'

/** The layers that a reader may see, the one that is looked at first in front. */
export function useOfferedLayers() {
  const { may } = useSession()
  return computed<MapLayer[]>(() => [
    ...(may('officer', 'chief', 'reviewer', 'legal', 'auditor') ? ['violations' as const] : []),
    ...(may('admin') ? [] : ['houses' as const]),
    ...(may('officer', 'station', 'chief', 'reviewer', 'legal', 'auditor') ? ['patches' as const] : []),
  ])
}

/** The view of the map. All of it lives in the address, so that a link opens the same view and Back works. */
export function useMapView() {
  const route = useRoute()
  const router = useRouter()
  const offered = useOfferedLayers()
  const view = computed<MapView>(() => readView(route.query, offered.value))

  /** What is on its way into the address; the next change builds on it, or the two would undo one another. */
  let coming: { view: MapView; step: boolean } | null = null
  function change(next: Partial<MapView>, step = false): Promise<unknown> {
    const mine = { view: { ...(coming?.view ?? view.value), ...next }, step: step || (coming?.step ?? false) }
    coming = mine
    const query = writeView(mine.view, offered.value)
    return (mine.step ? router.push({ query }) : router.replace({ query })).finally(() => { if (coming === mine) coming = null })
  }
  const now = () => coming?.view ?? view.value
  /** The filter of the layer that is looked at, as one text: what is loaded by it is loaded anew when it changes. */
  const filter = computed(() => filterOf(view.value, view.value.on))
  const key = computed(() => JSON.stringify([view.value.on, filter.value]))

  function narrow(name: string, value: string | undefined, layer: MapLayer = view.value.on): void {
    const own = { ...now().own[layer] }
    if (value) own[name] = value
    else delete own[name]
    void change({ own: { ...now().own, [layer]: own } })
  }
  function toggle(name: string, codes: readonly string[]): void {
    narrow(name, toggled(now().own[now().on][name], codes))
  }
  function share(values: Partial<Record<SharedFilter, string | undefined>>): void {
    const shared = { ...now().shared }
    for (const [name, value] of Object.entries(values) as [SharedFilter, string | undefined][]) {
      if (value) shared[name] = value
      else delete shared[name]
    }
    void change({ shared })
  }
  /** Puts a layer on or takes it off; the one that is looked at stays. */
  function show(layer: MapLayer, on: boolean): void {
    const layers = offered.value.filter((one) => (one === layer ? on : view.value.layers.includes(one)))
    void change({ layers })
  }
  function lookAt(layer: MapLayer): void {
    void change({ on: layer, layers: offered.value.filter((one) => one === layer || (view.value.layers.includes(one) && one !== view.value.on)) })
  }
  const clear = () => change({ shared: {}, own: { ...view.value.own, [view.value.on]: {} }, area: [] })

  return {
    view, offered, filter, key, narrow, toggle, share, show, lookAt, clear,
    isFiltered: computed(() => isNarrowed(view.value, view.value.on)),
    moved: (camera: Camera) => change({ camera }),
    /** A step of its own in the history, so that Back closes what was opened. */
    pick: (pick: Pick | null) => change({ pick }, pick !== null && now().pick === null),
    draw: (area: LonLat[]) => change({ area }),
    sortBy: (sort: Order) => change({ sort }),
    setBase: (base: BaseName) => change({ base }),
    setZones: (zones: boolean) => change({ zones }),
    /** The patches that nobody has stood on yet, one by one. */
    queue: () => change({
      on: 'patches', layers: offered.value.filter((layer) => layer === 'patches' || view.value.layers.includes(layer)),
      own: { ...view.value.own, patches: { ...view.value.own.patches, state: 'imported' } }, pick: null,
    }),
  }
}

export type MapViewOf = ReturnType<typeof useMapView>
