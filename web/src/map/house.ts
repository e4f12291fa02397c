import type { Feature, FeatureCollection, Polygon } from 'geojson'
import type { Map as MapLibre } from 'maplibre-gl'
import { boundsOf, corners, grown, sideLengthsM, type Bounds, type LonLat } from '@/lib/geometry'
import { createBaseMap, NOTHING, setData, type MapWords } from './base'
import type { Ink } from './ink'
import { addPieces, addZoneNames, addZones } from './zones'

export interface PhotoPin {
  id: string
  lon: number
  lat: number
  inside: boolean
}

/** What the map of one house shows; outlines it does not have yet are null. */
export interface HouseShapes {
  plot: Polygon | null
  footprint: Polygon | null
  staked: Polygon | null
  measured: Polygon | null
  /** The plot as it is really used, yard wall and annexes too. */
  occupied: Polygon | null
  zones: FeatureCollection
  /** What exceeds and what is touched, each with its `effect`. */
  pieces: FeatureCollection
  fence: LonLat[]
  /** The one point that is all that is known yet, and what to look at first. */
  spot?: LonLat | null
  view?: Bounds | null
  photos: PhotoPin[]
  neighbours: FeatureCollection
  boundary: FeatureCollection
}

export interface HouseMap {
  show: (shapes: HouseShapes) => void
  remove: () => void
  /** The layers that have something drawn, for tests. */
  drawn: () => string[]
}

const OWN = ['fence', 'plot', 'footprint', 'staked', 'occupied', 'measured', 'sides', 'spot', 'photos'] as const

function addLayers(map: MapLibre, ink: Ink): void {
  addZones(map, ink)
  for (const source of OWN) map.addSource(source, { type: 'geojson', data: NOTHING, maxzoom: 20 })
  map.addLayer({ id: 'fence-fill', type: 'fill', source: 'fence', paint: { 'fill-color': ink.accent, 'fill-opacity': 0.09 } }, 'plots')
  map.addLayer({ id: 'fence', type: 'line', source: 'fence', paint: { 'line-color': ink.accent, 'line-width': 1.6, 'line-dasharray': [1, 2.4] }, layout: { 'line-cap': 'round' } })
  map.addLayer({ id: 'plot-fill', type: 'fill', source: 'plot', paint: { 'fill-color': ink.paper, 'fill-opacity': 0.7 } })
  map.addLayer({ id: 'footprint-fill', type: 'fill', source: 'footprint', paint: { 'fill-color': ink.footprint, 'fill-opacity': 0.16 } })
  map.addLayer({ id: 'footprint', type: 'line', source: 'footprint', paint: { 'line-color': ink.footprint, 'line-width': 2.4 } })
  map.addLayer({ id: 'staked', type: 'line', source: 'staked', paint: { 'line-color': ink.measured, 'line-width': 2, 'line-dasharray': [3, 2] } })
  map.addLayer({ id: 'measured-fill', type: 'fill', source: 'measured', paint: { 'fill-color': ink.measured, 'fill-opacity': 0.12 } })
  map.addLayer({ id: 'measured', type: 'line', source: 'measured', paint: { 'line-color': ink.measured, 'line-width': 2.4 } })
  addPieces(map, ink)
  map.addLayer({ id: 'occupied', type: 'line', source: 'occupied', paint: { 'line-color': ink.measured, 'line-width': 1.6, 'line-dasharray': [1, 1.4] } })
  map.addLayer({ id: 'plot', type: 'line', source: 'plot', paint: { 'line-color': ink.ink, 'line-width': 1.8, 'line-dasharray': [4, 2.5] } })
  addZoneNames(map, ink)
  map.addLayer({
    id: 'sides', type: 'symbol', source: 'sides', minzoom: 19.4,
    layout: { 'text-field': ['get', 'text'], 'text-size': 12, 'text-font': ['sans'], 'text-allow-overlap': true },
    paint: { 'text-color': ink.ink, 'text-halo-color': ink.land, 'text-halo-width': 2 },
  })
  map.addLayer({ id: 'spot', type: 'circle', source: 'spot', paint: { 'circle-radius': 6, 'circle-color': ink.paper, 'circle-stroke-color': ink.wrong, 'circle-stroke-width': 4 } })
  map.addLayer({
    id: 'photos', type: 'circle', source: 'photos',
    paint: { 'circle-radius': 6.5, 'circle-color': ['case', ['get', 'inside'], ink.inside, ink.outside], 'circle-stroke-color': ink.paper, 'circle-stroke-width': 2 },
  })
}

export function createHouseMap(container: HTMLElement, start: HouseShapes, words: MapWords, onPhoto: (id: string) => void): HouseMap {
  const { map, ink } = createBaseMap(container, viewOf(start), words)
  let latest = start
  let ready = false

  function fill(): void {
    const shapes = latest
    setData(map, 'boundary', shapes.boundary)
    setData(map, 'plots', shapes.neighbours)
    setData(map, 'fence', shapes.fence.length > 2 ? one({ type: 'Polygon', coordinates: [[...shapes.fence, shapes.fence[0] as LonLat]] }) : NOTHING)
    setData(map, 'plot', one(shapes.plot))
    setData(map, 'footprint', one(shapes.footprint))
    setData(map, 'staked', one(shapes.staked))
    setData(map, 'measured', one(shapes.measured))
    setData(map, 'occupied', one(shapes.occupied))
    setData(map, 'zones', shapes.zones)
    setData(map, 'pieces', shapes.pieces)
    setData(map, 'sides', sides(shapes.plot))
    setData(map, 'spot', shapes.spot ? { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: shapes.spot } }] } : NOTHING)
    setData(map, 'photos', { type: 'FeatureCollection', features: shapes.photos.map(pin) })
  }
  map.on('load', () => {
    addLayers(map, ink)
    ready = true
    fill()
  })
  map.on('click', 'photos', (event) => {
    const id: unknown = event.features?.[0]?.properties.id
    if (typeof id === 'string') onPhoto(id)
  })
  map.on('mouseenter', 'photos', () => { map.getCanvas().style.cursor = 'pointer' })
  map.on('mouseleave', 'photos', () => { map.getCanvas().style.cursor = '' })

  return {
    show(shapes) {
      latest = shapes
      if (ready) fill()
    },
    remove: () => map.remove(),
    drawn: () => (ready ? [...new Set(map.queryRenderedFeatures().map((feature) => feature.layer.id))] : []),
  }
}

function viewOf(shapes: HouseShapes): Bounds {
  if (shapes.view) return shapes.view
  const bounds = boundsOf(shapes.fence.length > 0 ? shapes.fence : (shapes.plot?.coordinates[0] ?? []))
  return bounds ? grown(bounds, 4) : [103.5, 25.3, 104.3, 26.1]
}

function one(polygon: Polygon | null): FeatureCollection {
  return polygon ? { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: polygon }] } : NOTHING
}

function pin(photo: PhotoPin): Feature {
  return { type: 'Feature', properties: { id: photo.id, inside: photo.inside }, geometry: { type: 'Point', coordinates: [photo.lon, photo.lat] } }
}

/** The length of each side at its middle, pushed a little outward. */
export function sides(polygon: Polygon | null): FeatureCollection {
  if (!polygon) return NOTHING
  const points = corners(polygon)
  const middle: LonLat = [mean(points.map((point) => point[0])), mean(points.map((point) => point[1]))]
  const features = sideLengthsM(points).map((length, i): Feature => {
    const [a, b] = [points[i] as LonLat, points[(i + 1) % points.length] as LonLat]
    const at: LonLat = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
    const out = at.map((value, axis) => value + (value - (middle[axis] ?? 0)) * 0.22)
    return { type: 'Feature', properties: { text: `${length.toFixed(2)} m` }, geometry: { type: 'Point', coordinates: out } }
  })
  return { type: 'FeatureCollection', features }
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
