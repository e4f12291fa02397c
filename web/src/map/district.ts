import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { VectorTileSource, type ExpressionSpecification, type Map as MapLibre, type MapGeoJSONFeature, type MapMouseEvent } from 'maplibre-gl'
import { beside, gather, type Cluster } from '@/lib/clusters'
import { circle, polygonOf, round, type Bounds, type LonLat } from '@/lib/geometry'
import { MAP_LAYERS, type Camera, type MapLayer, type Pick } from '@/lib/mapView'
import { createBaseMap, NOTHING, setData, type MapWords } from './base'
import { cellsOf, lonLatAt } from './cells'
import { addFiles, addZoneTiles, NEAR, pointable, STACK, styleLayers, ZONE_LAYERS } from './files'
import { setGround, type GroundChoice } from './ground'
import { addHatchings } from './hatch'
import type { Ink } from './ink'
import { addHalos, addMarks, ringImage } from './rings'
import { loadTilesBy, ownTiles, type TileLoad } from './tiles'
import { addPieces } from './zones'

/** What the district map shows. */
export interface Scene {
  /** The path of each layer's tiles that is on. */
  tiles: Partial<Record<MapLayer | 'zones', string>>
  /** The layer that is looked at; its rings keep their place. */
  on: MapLayer
  boundary: FeatureCollection
  /** Points with the names of townships and villages. */
  places: FeatureCollection
  /** What was picked: where, and its outlines, each with its `role`. */
  pick: { at: LonLat; reach_m: number; outlines: FeatureCollection; pieces: FeatureCollection } | null
  hover: LonLat | null
  area: LonLat[]
  drawing: boolean
  ground: GroundChoice
}

/** One thing under the pointer. */
export interface Hit extends Pick {
  at: LonLat
  code: string
}

export interface Hands {
  onView: (camera: Camera, bounds: Bounds) => void
  onPick: (hits: Hit[], at: { x: number; y: number }) => void
  onHover: (hit: Hit | null) => void
  /** The rings now drawn, with their places in pixels of the frame. */
  onRings: (rings: (Cluster & { left: number; top: number; at: LonLat })[]) => void
  onCorner: (point: LonLat) => void
  onFinish: () => void
  /** Everything is drawn, and nothing more is to come. */
  onStill?: () => void
}

/** A picture of a map, and what a pixel of it is in metres. */
export interface Picture {
  url: string
  width: number
  height: number
  metresPerPixel: number
}

export interface DistrictMap {
  show: (scene: Scene) => void
  look: (bounds: Bounds, nearest?: number) => void
  open: (cluster: { bounds: Bounds; at: LonLat }) => void
  goTo: (camera: Camera) => void
  /** The picture as it stands. */
  snapshot: () => Promise<Picture>
  remove: () => void
}

const OWN = ['area', 'corners', 'pick', 'hover', 'rings', 'fence', 'places'] as const
const LOOK = { padding: 48, maxZoom: 17.5 }

export function createDistrictMap(container: HTMLElement, bounds: Bounds, camera: Camera | null, start: Scene, words: MapWords, page: { loadTile: TileLoad; forPaper?: boolean }, hands: Hands): DistrictMap {
  loadTilesBy(page.loadTile)
  const { map, ink } = createBaseMap(container, bounds, words, { camera, forPaper: page.forPaper })
  let scene = start
  let ready = false
  let rings = ''
  /** The address by which each source was asked last. */
  const asked = new Map<string, string>()
  let ground = JSON.stringify({ kind: 'own' })

  function fill(): void {
    setData(map, 'boundary', scene.boundary)
    setData(map, 'places', scene.places)
    for (const layer of MAP_LAYERS) showLayer(map, asked, layer, styleLayers(layer), scene.tiles[layer])
    showLayer(map, asked, 'zone-tiles', ZONE_LAYERS, scene.tiles.zones)
    setData(map, 'outlines', scene.pick?.outlines ?? NOTHING)
    setData(map, 'pieces', scene.pick?.pieces ?? NOTHING)
    setData(map, 'pick', points(scene.pick ? [scene.pick.at] : []))
    setData(map, 'fence', scene.pick ? ring(circle(scene.pick.at, Math.max(14, scene.pick.reach_m * 1.5))) : NOTHING)
    setData(map, 'hover', points(scene.hover ? [scene.hover] : []))
    setData(map, 'area', ring(scene.area))
    setData(map, 'corners', points(scene.drawing ? scene.area : []))
    map.getCanvas().style.cursor = scene.drawing ? 'crosshair' : ''
    if (scene.drawing) map.doubleClickZoom.disable()
    else map.doubleClickZoom.enable()
    if (ground !== JSON.stringify(scene.ground)) {
      ground = JSON.stringify(scene.ground)
      void setGround(map, scene.ground, ink)
    }
  }
  function view(): void {
    const at = map.getCenter()
    const box = map.getBounds()
    hands.onView({ zoom: round(map.getZoom(), 2), lon: at.lng, lat: at.lat }, [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()])
  }
  /** Far away the tiles' cells become rings; only from tiles that are all there, so that a sum is never half a sum. */
  function regroup(): void {
    const order = [scene.on, ...MAP_LAYERS.filter((layer) => layer !== scene.on)].filter((layer) => scene.tiles[layer])
    const far = map.getZoom() < NEAR
    if (far && order.some((layer) => !map.isSourceLoaded(layer))) return
    const found = far ? beside(order.map((layer) => gather(layer, cellsOf(map, layer)))) : []
    const placed = found.map((one) => ({ ...one, at: lonLatAt(map, one) }))
    const told = placed.map((one) => ({ ...one, ...screen(map.project(one.at)) }))
    hands.onRings(told)
    const features = placed.map((one): Feature => ({ type: 'Feature', properties: { image: ringImage(map, one, ink), count: one.count }, geometry: { type: 'Point', coordinates: one.at } }))
    const now = JSON.stringify(features)
    if (now === rings) {
      hands.onStill?.()
      return
    }
    rings = now
    drawn = told
    setData(map, 'rings', { type: 'FeatureCollection', features: features.map((feature, index) => ({ ...feature, properties: { ...feature.properties, index } })) })
  }
  let drawn: (Cluster & { at: LonLat })[] = []

  function ringUnder(event: MapMouseEvent): (Cluster & { at: LonLat }) | null {
    const found = map.queryRenderedFeatures(event.point, { layers: ['rings'] })[0]
    return found ? (drawn[Number(found.properties.index)] ?? null) : null
  }
  function hitsUnder(event: MapMouseEvent, slack: number): Hit[] {
    const { x, y } = event.point
    const layers = STACK.flatMap(pointable).filter((id) => map.getLayer(id))
    const found = map.queryRenderedFeatures([[x - slack, y - slack], [x + slack, y + slack]], { layers })
    const known = new Map<string, Hit>()
    for (const feature of found) {
      const hit = hitOf(feature, [event.lngLat.lng, event.lngLat.lat])
      if (!known.has(hit.layer + hit.id)) known.set(hit.layer + hit.id, hit)
    }
    return [...known.values()]
  }
  function press(event: MapMouseEvent): void {
    if (!ready) return
    if (scene.drawing) {
      hands.onCorner([round(event.lngLat.lng, 6), round(event.lngLat.lat, 6)])
      return
    }
    const cluster = ringUnder(event)
    if (cluster) {
      if (cluster.id) hands.onPick([{ layer: cluster.layer, id: cluster.id, at: cluster.at, code: '' }], screenXY(event))
      else open(cluster)
      return
    }
    const hits = hitsUnder(event, 4)
    // Where a tile leaves the ids out, a step nearer has them.
    if (hits.length > 0 && hits.every((hit) => !hit.id)) map.easeTo({ center: event.lngLat, zoom: Math.max(15.5, map.getZoom() + 1) })
    else hands.onPick(hits.filter((hit) => hit.id), screenXY(event))
  }
  function open(cluster: { bounds: Bounds; at: LonLat }): void {
    const [west, south, east, north] = cluster.bounds
    const tiny = Math.max(east - west, north - south) < 2e-5
    if (tiny) map.easeTo({ center: cluster.at, zoom: 17 })
    else map.fitBounds([[west, south], [east, north]], { ...LOOK, padding: 90 })
  }

  map.on('load', () => {
    addHatchings(map, ink)
    addMarks(map, ink)
    addHalos(map, ink)
    addOwn(map, ink, scene)
    for (const [layer, url] of Object.entries(scene.tiles)) asked.set(layer === 'zones' ? 'zone-tiles' : layer, url)
    ready = true
    fill()
    view()
  })
  map.on('idle', () => { if (ready) regroup() })
  map.on('moveend', () => { if (ready) view() })
  map.on('movestart', () => hands.onRings([]))
  map.on('click', press)
  map.on('dblclick', () => { if (scene.drawing) hands.onFinish() })
  map.on('mousemove', (event) => {
    if (!ready || scene.drawing || map.isMoving()) return
    const hit = hitsUnder(event, 2)[0] ?? null
    map.getCanvas().style.cursor = hit || ringUnder(event) ? 'pointer' : ''
    hands.onHover(hit?.id ? hit : null)
  })
  map.on('mouseout', () => hands.onHover(null))
  // A tile that is refused for good leaves its place empty; what is wrong is said beside the map, by the list.
  map.on('error', () => undefined)

  return {
    show(next) {
      scene = next
      if (ready) fill()
    },
    look: (to, nearest) => { map.fitBounds([[to[0], to[1]], [to[2], to[3]]], { ...LOOK, ...(nearest ? { maxZoom: nearest } : {}) }) },
    open,
    goTo: (to) => { map.jumpTo({ center: [to.lon, to.lat], zoom: to.zoom }) },
    snapshot: () => snapshot(map),
    remove: () => map.remove(),
  }
}

/** A layer that is off asks for nothing. */
const tilesAt = (path: string | undefined) => (path ? ownTiles(path) : 'about:blank')

/** Outlines and marks from below to above: base, files, what is picked, rings, names. */
function addOwn(map: MapLibre, ink: Ink, scene: Scene): void {
  for (const source of OWN) map.addSource(source, { type: 'geojson', data: NOTHING })
  map.addSource('outlines', { type: 'geojson', data: NOTHING, maxzoom: 20 })
  // The district's own ground stands out from what is beside it.
  map.addLayer({ id: 'county-fill', type: 'fill', source: 'boundary', paint: { 'fill-color': ink.county } }, 'county')
  addZoneTiles(map, tilesAt(scene.tiles.zones), ink)
  for (const layer of STACK) addFiles(map, layer, tilesAt(scene.tiles[layer]), ink)
  for (const layer of [...MAP_LAYERS.flatMap(styleLayers), ...ZONE_LAYERS]) map.setLayoutProperty(layer, 'visibility', 'none')
  const role = (name: string): ExpressionSpecification => ['==', ['get', 'role'], name]
  map.addLayer({ id: 'pick-plot', type: 'line', source: 'outlines', filter: role('plot'), paint: { 'line-color': ink.ink, 'line-width': 1.8, 'line-dasharray': [4, 2.5] } })
  map.addLayer({ id: 'pick-measured-fill', type: 'fill', source: 'outlines', filter: role('measured'), paint: { 'fill-color': ink.measured, 'fill-opacity': 0.14 } })
  map.addLayer({ id: 'pick-measured', type: 'line', source: 'outlines', filter: role('measured'), paint: { 'line-color': ink.measured, 'line-width': 2.6 } })
  map.addLayer({ id: 'pick-approved', type: 'line', source: 'outlines', filter: role('approved'), paint: { 'line-color': ink.footprint, 'line-width': 2.6, 'line-dasharray': [4, 2] } })
  addPieces(map, ink)
  map.addLayer({ id: 'area-fill', type: 'fill', source: 'area', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': ink.accent, 'fill-opacity': 0.08 } })
  map.addLayer({ id: 'area', type: 'line', source: 'area', paint: { 'line-color': ink.accent, 'line-width': 2.6, 'line-dasharray': [3, 1.6] } })
  map.addLayer({ id: 'fence', type: 'line', source: 'fence', minzoom: 16.6, paint: { 'line-color': ink.ink, 'line-width': 2.2, 'line-dasharray': [2, 2] } })
  map.addLayer({ id: 'corners', type: 'circle', source: 'corners', paint: { 'circle-radius': 6, 'circle-color': ink.paper, 'circle-stroke-color': ink.accent, 'circle-stroke-width': 3 } })
  map.addLayer({
    id: 'places', type: 'symbol', source: 'places', maxzoom: 17, filter: ['any', ['==', ['get', 'level'], 'township'], ['>=', ['zoom'], 12]],
    layout: {
      'text-field': ['get', 'name'], 'text-font': ['sans'], 'text-size': ['case', ['==', ['get', 'level'], 'township'], 16, 13], 'text-variable-anchor': ['top', 'bottom', 'left', 'right', 'top-left', 'top-right', 'bottom-left', 'bottom-right'], 'text-radial-offset': ['case', ['==', ['get', 'level'], 'township'], 1.7, 1.2],
      'symbol-sort-key': ['case', ['==', ['get', 'level'], 'township'], 0, 1], 'text-padding': 2,
    },
    paint: { 'text-color': ink.soft, 'text-halo-color': ink.county, 'text-halo-width': 2 },
  })
  map.addLayer({ id: 'rings', type: 'symbol', source: 'rings', maxzoom: NEAR, layout: { 'icon-image': ['get', 'image'], 'icon-allow-overlap': true, 'symbol-sort-key': ['get', 'count'] } })
  map.addLayer({ id: 'hover', type: 'symbol', source: 'hover', layout: { 'icon-image': 'halo-hover', 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'icon-size': 0.75 } })
  map.addLayer({ id: 'pick', type: 'symbol', source: 'pick', maxzoom: 16.6, layout: { 'icon-image': 'halo-pick', 'icon-allow-overlap': true, 'icon-ignore-placement': true } })
}

function showLayer(map: MapLibre, asked: Map<string, string>, id: string, layers: readonly string[], url: string | undefined): void {
  const source = map.getSource(id)
  if (!(source instanceof VectorTileSource)) return
  if (url && asked.get(id) !== url) source.setTiles([ownTiles(url)])
  if (url) asked.set(id, url)
  for (const layer of layers) map.setLayoutProperty(layer, 'visibility', url ? 'visible' : 'none')
}

function hitOf(feature: MapGeoJSONFeature, pointer: LonLat): Hit {
  const layer = feature.source as MapLayer
  const { geometry, properties } = feature
  return { layer, id: String(properties.id ?? ''), code: String(properties.kind ?? properties.stage ?? properties.class ?? ''), at: geometry.type === 'Point' ? (geometry.coordinates as LonLat) : pointer }
}

function points(all: readonly LonLat[]): FeatureCollection {
  return { type: 'FeatureCollection', features: all.map((coordinates): Feature => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } })) }
}

function ring(corners: readonly LonLat[]): FeatureCollection {
  const geometry: Geometry | null = polygonOf([...corners]) ?? (corners.length > 1 ? { type: 'LineString', coordinates: [...corners] } : null)
  return geometry ? { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] } : NOTHING
}

const screen = ({ x, y }: { x: number; y: number }) => ({ left: x, top: y })
const screenXY = (event: MapMouseEvent) => ({ x: event.point.x, y: event.point.y })

function snapshot(map: MapLibre): Promise<Picture> {
  return new Promise((resolve) => {
    // Only while it is drawn does the canvas hold its picture.
    map.once('render', () => {
      const canvas = map.getCanvas()
      const metresPerPixel = (40_075_016.686 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom())
      resolve({ url: canvas.toDataURL('image/png'), width: canvas.clientWidth, height: canvas.clientHeight, metresPerPixel })
    })
    map.triggerRepaint()
  })
}
