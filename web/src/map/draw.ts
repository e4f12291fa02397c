import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { Map as MapLibre, MapMouseEvent, MapTouchEvent } from 'maplibre-gl'
import { boundsOf, grown, polygonOf, round, type Bounds, type LonLat } from '@/lib/geometry'
import { createBaseMap, NOTHING, setData, type MapWords } from './base'
import { sides } from './house'
import type { Ink } from './ink'
import { addPieces, addZoneNames, addZones } from './zones'

/** What a drawing map shows: the outline being drawn, another one for company, and what stands around. */
export interface Drawing {
  corners: LonLat[]
  holes: LonLat[][]
  /** The plot, while the footprint is drawn inside it. */
  around: LonLat[]
  /** What was approved, while a measured outline is laid over it. */
  approved: Polygon | null
  /** Shapes that were read and do not count yet; `before` is how one stood in its file before it was repaired. */
  candidates: { geometry: Polygon | MultiPolygon; chosen: boolean }[]
  before: Polygon | MultiPolygon | null
  zones: FeatureCollection
  pieces: FeatureCollection
  kind: 'plot' | 'footprint' | 'measured'
  neighbours: FeatureCollection
  boundary: FeatureCollection
}

export interface DrawMap {
  show: (drawing: Drawing) => void
  look: (bounds: Bounds) => void
  remove: () => void
}

interface Hands {
  /** A click on free ground. */
  onCorner: (point: LonLat) => void
  onMove: (index: number, point: LonLat) => void
  /** The view came to rest here. */
  onView: (bounds: Bounds) => void
}

const OWN = ['around', 'approved', 'before', 'candidates', 'outline', 'sides', 'corners'] as const

function addLayers(map: MapLibre, ink: Ink): void {
  addZones(map, ink)
  for (const source of OWN) map.addSource(source, { type: 'geojson', data: NOTHING, maxzoom: 20 })
  map.addLayer({ id: 'around', type: 'line', source: 'around', paint: { 'line-color': ink.ink, 'line-width': 1.6, 'line-dasharray': [4, 2.5] } })
  map.addLayer({ id: 'approved', type: 'line', source: 'approved', paint: { 'line-color': ink.footprint, 'line-width': 2 } })
  map.addLayer({ id: 'outline-fill', type: 'fill', source: 'outline', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': ink.accent, 'fill-opacity': 0.14 } })
  addPieces(map, ink)
  map.addLayer({ id: 'outline', type: 'line', source: 'outline', paint: { 'line-color': ['match', ['get', 'kind'], 'footprint', ink.footprint, 'measured', ink.measured, ink.accent], 'line-width': 2.4 } })
  map.addLayer({ id: 'before', type: 'line', source: 'before', paint: { 'line-color': ink.wrong, 'line-width': 2, 'line-dasharray': [1, 1.6] } })
  map.addLayer({ id: 'candidates-fill', type: 'fill', source: 'candidates', paint: { 'fill-color': ink.measured, 'fill-opacity': ['case', ['get', 'chosen'], 0.2, 0.06] } })
  map.addLayer({ id: 'candidates', type: 'line', source: 'candidates', paint: { 'line-color': ink.measured, 'line-width': ['case', ['get', 'chosen'], 2.8, 1.2], 'line-dasharray': [3, 1.6] } })
  addZoneNames(map, ink)
  map.addLayer({
    id: 'sides', type: 'symbol', source: 'sides', minzoom: 16.5,
    layout: { 'text-field': ['get', 'text'], 'text-size': 12, 'text-font': ['sans'], 'text-allow-overlap': true },
    paint: { 'text-color': ink.ink, 'text-halo-color': ink.land, 'text-halo-width': 2 },
  })
  map.addLayer({ id: 'corners', type: 'circle', source: 'corners', paint: { 'circle-radius': 8, 'circle-color': ink.paper, 'circle-stroke-color': ink.accent, 'circle-stroke-width': 3 } })
}

export function createDrawMap(container: HTMLElement, bounds: Bounds, start: Drawing, words: MapWords, hands: Hands): DrawMap {
  const { map, ink, look } = createBaseMap(container, bounds, words)
  let latest = start
  let ready = false
  let dragged: number | null = null

  function fill(): void {
    setData(map, 'boundary', latest.boundary)
    setData(map, 'plots', latest.neighbours)
    setData(map, 'around', outline(latest.around, 'plot'))
    setData(map, 'approved', collection(latest.approved))
    setData(map, 'zones', latest.zones)
    setData(map, 'pieces', latest.pieces)
    setData(map, 'candidates', { type: 'FeatureCollection', features: latest.candidates.map(({ geometry, chosen }): Feature => ({ type: 'Feature', properties: { chosen }, geometry })) })
    setData(map, 'before', collection(latest.before))
    setData(map, 'outline', outline(latest.corners, latest.kind, latest.holes))
    const chosen = latest.candidates.find((one) => one.chosen)?.geometry
    setData(map, 'sides', sides(chosen?.type === 'Polygon' ? chosen : polygonOf(latest.corners)))
    setData(map, 'corners', { type: 'FeatureCollection', features: latest.corners.map(cornerAt) })
  }
  function cornerUnder(event: MapMouseEvent | MapTouchEvent): number | null {
    if (!ready) return null
    const { x, y } = event.point
    const found = map.queryRenderedFeatures([[x - 12, y - 12], [x + 12, y + 12]], { layers: ['corners'] })[0]
    return found ? Number(found.properties.index) : null
  }
  const at = (event: MapMouseEvent | MapTouchEvent): LonLat => [round(event.lngLat.lng, 9), round(event.lngLat.lat, 9)]
  function grab(event: MapMouseEvent | MapTouchEvent): void {
    dragged = cornerUnder(event)
    if (dragged !== null) event.preventDefault()
  }
  function pull(event: MapMouseEvent | MapTouchEvent): void {
    if (dragged !== null) hands.onMove(dragged, at(event))
  }

  map.on('load', () => {
    addLayers(map, ink)
    ready = true
    fill()
    rest()
  })
  map.on('click', (event) => {
    if (dragged === null && cornerUnder(event) === null) hands.onCorner(at(event))
    dragged = null
  })
  map.on('mousedown', grab)
  map.on('touchstart', grab)
  map.on('mousemove', pull)
  map.on('touchmove', pull)
  map.on('touchend', () => { dragged = null })
  map.on('mouseup', () => { setTimeout(() => { dragged = null }) })
  map.on('moveend', rest)
  map.getCanvas().style.cursor = 'crosshair'

  function rest(): void {
    const view = map.getBounds()
    hands.onView([view.getWest(), view.getSouth(), view.getEast(), view.getNorth()])
  }

  return {
    show(drawing) {
      latest = drawing
      if (ready) fill()
    },
    look,
    remove: () => map.remove(),
  }
}

/** Where to look for an outline: around it, with some ground for company. */
export function aroundOutline(points: LonLat[]): Bounds | null {
  const bounds = boundsOf(points)
  return bounds && grown(bounds, 18)
}

function collection(polygon: Polygon | MultiPolygon | null): FeatureCollection {
  return polygon ? { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: polygon }] } : NOTHING
}

function outline(points: LonLat[], kind: string, holes: LonLat[][] = []): FeatureCollection {
  const polygon = polygonOf(points, holes)
  const first = points[0]
  if (polygon) return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { kind }, geometry: polygon }] }
  if (!first || points.length < 2) return NOTHING
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { kind }, geometry: { type: 'LineString', coordinates: points } }] }
}

function cornerAt(point: LonLat, index: number): Feature {
  return { type: 'Feature', properties: { index }, geometry: { type: 'Point', coordinates: point } }
}
