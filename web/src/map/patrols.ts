import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, Map as MapLibre } from 'maplibre-gl'
import { circle, type Bounds, type LonLat } from '@/lib/geometry'
import { createBaseMap, NOTHING, setData, type MapWords } from './base'
import { addHatchings } from './hatch'
import type { Ink } from './ink'

/** What the map of patrols shows. */
export interface PatrolGround {
  /** Squares and villages' middles, each with its `status`. */
  ground: FeatureCollection
  boundary: FeatureCollection
  /** Where somebody stands, and how well that is known. */
  here: { at: LonLat; accuracy_m: number } | null
}

export interface PatrolMap {
  show: (ground: PatrolGround) => void
  look: (bounds: Bounds) => void
  remove: () => void
}

interface Hands {
  /** The view came to rest here. */
  onView: (bounds: Bounds) => void
  /** A square or a village was pointed at. */
  onGround: (facts: Record<string, unknown>) => void
}

const CELLS: ExpressionSpecification = ['==', ['get', 'kind'], 'cell']
const VILLAGES: ExpressionSpecification = ['==', ['get', 'kind'], 'village']

function addLayers(map: MapLibre, ink: Ink): void {
  addHatchings(map, ink)
  for (const source of ['ground', 'here'] as const) map.addSource(source, { type: 'geojson', data: NOTHING })
  const hue: ExpressionSpecification = ['match', ['get', 'status'], 'fresh', ink.inside, 'due_soon', ink.outside, 'overdue', ink.wrong, ink.soft]
  map.addLayer({ id: 'cells', type: 'fill', source: 'ground', filter: CELLS, paint: { 'fill-color': hue, 'fill-opacity': 0.3 } })
  map.addLayer({ id: 'cells-hatch', type: 'fill', source: 'ground', filter: CELLS, paint: { 'fill-pattern': ['concat', 'seen-', ['get', 'status']] } })
  map.addLayer({ id: 'cells-edge', type: 'line', source: 'ground', filter: CELLS, paint: { 'line-color': hue, 'line-width': 1.2 } })
  map.addLayer({
    id: 'cells-open', type: 'symbol', source: 'ground', minzoom: 12, filter: ['all', CELLS, ['>', ['get', 'open'], 0]],
    layout: { 'text-field': ['to-string', ['get', 'open']], 'text-size': 13, 'text-font': ['sans'], 'text-allow-overlap': true },
    paint: { 'text-color': ink.ink, 'text-halo-color': ink.paper, 'text-halo-width': 2.4 },
  })
  map.addLayer({ id: 'villages', type: 'circle', source: 'ground', filter: VILLAGES, paint: { 'circle-radius': 6, 'circle-color': ink.paper, 'circle-stroke-color': hue, 'circle-stroke-width': 4 } })
  map.addLayer({
    id: 'villages-name', type: 'symbol', source: 'ground', filter: VILLAGES,
    layout: { 'text-field': ['concat', ['get', 'name'], '\n', ['get', 'status_label']], 'text-size': 12, 'text-font': ['sans'], 'text-anchor': 'top', 'text-offset': [0, 0.9] },
    paint: { 'text-color': ink.ink, 'text-halo-color': ink.land, 'text-halo-width': 2 },
  })
  map.addLayer({ id: 'here', type: 'fill', source: 'here', paint: { 'fill-color': ink.accent, 'fill-opacity': 0.2 } })
  map.addLayer({ id: 'here-edge', type: 'line', source: 'here', paint: { 'line-color': ink.accent, 'line-width': 2.4 } })
}

export function createPatrolMap(container: HTMLElement, bounds: Bounds, start: PatrolGround, words: MapWords, hands: Hands): PatrolMap {
  const { map, ink, look } = createBaseMap(container, bounds, words)
  let latest = start
  let ready = false

  function fill(): void {
    setData(map, 'boundary', latest.boundary)
    setData(map, 'ground', latest.ground)
    const { here } = latest
    const ring = here ? circle(here.at, Math.max(15, here.accuracy_m)) : []
    setData(map, 'here', here ? { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[...ring, ring[0] as LonLat]] } }] } : NOTHING)
  }
  const seen = () => {
    const view = map.getBounds()
    hands.onView([view.getWest(), view.getSouth(), view.getEast(), view.getNorth()])
  }
  map.on('load', () => {
    addLayers(map, ink)
    ready = true
    fill()
    seen()
  })
  map.on('moveend', () => { if (ready) seen() })
  map.on('click', (event) => {
    const found = ready ? map.queryRenderedFeatures(event.point, { layers: ['villages', 'cells'] })[0] : undefined
    if (found) hands.onGround(found.properties)
  })
  for (const layer of ['cells', 'villages']) {
    map.on('mouseenter', layer, () => { map.getCanvas().style.cursor = 'pointer' })
    map.on('mouseleave', layer, () => { map.getCanvas().style.cursor = '' })
  }
  return {
    show(ground) {
      latest = ground
      if (ready) fill()
    },
    look,
    remove: () => map.remove(),
  }
}
