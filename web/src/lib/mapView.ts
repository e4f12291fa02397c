import { round, type LonLat } from './geometry'

/** The layers that hold files; zones are ground and have none. */
export const MAP_LAYERS = ['violations', 'houses', 'patches'] as const
export type MapLayer = (typeof MAP_LAYERS)[number]

/** By what else than place, time and text a layer is narrowed. */
export const OWN_FILTERS = {
  violations: ['kind', 'state', 'track', 'source', 'grade', 'open', 'overdue', 'risk'],
  houses: ['stage', 'state', 'grade', 'open', 'overdue'],
  patches: ['class', 'state', 'season', 'open'],
} as const satisfies Record<MapLayer, readonly string[]>

/** What narrows every layer at once. */
export const SHARED_FILTERS = ['division', 'q', 'from', 'to'] as const
export type SharedFilter = (typeof SHARED_FILTERS)[number]

export const BASES = ['own', 'tianditu', 'pack'] as const
export type BaseName = (typeof BASES)[number]
export type Order = 'due' | 'latest'

/** Where a map looks: its middle in degrees, and how near. */
export interface Camera {
  zoom: number
  lon: number
  lat: number
}

export interface Pick {
  layer: MapLayer
  id: string
}

/** All that a link to the map says. */
export interface MapView {
  camera: Camera | null
  layers: MapLayer[]
  zones: boolean
  /** The layer whose filters, list and numbers stand beside the map. */
  on: MapLayer
  shared: Partial<Record<SharedFilter, string>>
  own: Record<MapLayer, Record<string, string>>
  /** A ring without its closing point. */
  area: LonLat[]
  pick: Pick | null
  sort: Order
  base: BaseName
}

export type Query = Record<string, unknown>

const SHORT: Record<MapLayer, string> = { violations: 'v', houses: 'h', patches: 'p' }

export function isLayer(value: unknown): value is MapLayer {
  return MAP_LAYERS.includes(value as MapLayer)
}

const text = (query: Query, name: string): string | undefined => {
  const value = query[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Reads an address. The layer that is looked at has its filters under their plain names, the others under a letter and a dot. */
export function readView(query: Query, offered: readonly MapLayer[]): MapView {
  const asked = text(query, 'on')
  const first = offered[0] ?? 'houses'
  const on = isLayer(asked) && offered.includes(asked) ? asked : first
  const listed = (text(query, 'layers') ?? on).split(',')
  const layers = offered.filter((layer) => layer === on || listed.includes(layer))
  const own = { violations: {}, houses: {}, patches: {} } as MapView['own']
  for (const layer of MAP_LAYERS) {
    for (const name of OWN_FILTERS[layer]) {
      const value = text(query, layer === on ? name : `${SHORT[layer]}.${name}`)
      if (value) own[layer][name] = value
    }
  }
  const shared: MapView['shared'] = {}
  for (const name of SHARED_FILTERS) {
    const value = text(query, name)
    if (value) shared[name] = value
  }
  return {
    camera: readCamera(text(query, 'at')),
    layers,
    zones: listed.includes('zones'),
    on,
    shared,
    own,
    area: readRing(text(query, 'area')),
    pick: readPick(text(query, 'pick'), offered),
    sort: text(query, 'sort') === 'latest' ? 'latest' : 'due',
    base: BASES.find((base) => base === text(query, 'base')) ?? 'own',
  }
}

/** Writes the same view as an address, without what goes without saying. */
export function writeView(view: MapView, offered: readonly MapLayer[]): Record<string, string> {
  const query: Record<string, string> = {}
  if (view.on !== offered[0]) query.on = view.on
  const layers = [...view.layers, ...(view.zones ? ['zones'] : [])]
  if (layers.length > 1) query.layers = layers.join(',')
  Object.assign(query, view.shared)
  for (const layer of MAP_LAYERS) {
    for (const [name, value] of Object.entries(view.own[layer])) query[layer === view.on ? name : `${SHORT[layer]}.${name}`] = value
  }
  if (view.area.length > 2) query.area = writeRing(view.area)
  if (view.camera) query.at = writeCamera(view.camera)
  if (view.pick) query.pick = `${view.pick.layer}:${view.pick.id}`
  if (view.sort !== 'due') query.sort = view.sort
  if (view.base !== 'own') query.base = view.base
  return query
}

/** The filter of a layer as every route of the map asks for it. */
export function filterOf(view: MapView, layer: MapLayer): Record<string, string> {
  return { ...view.shared, ...view.own[layer], ...(view.area.length > 2 ? { area: writeRing(view.area) } : {}) }
}

/** Whether anything narrows what a layer shows. */
export function isNarrowed(view: MapView, layer: MapLayer): boolean {
  return Object.keys(filterOf(view, layer)).length > 0
}

export function codesOf(value: string | undefined): string[] {
  return value ? value.split(',') : []
}

/** A list of codes with one more or one less; nothing when none is left. */
export function toggled(value: string | undefined, codes: readonly string[]): string | undefined {
  const had = codesOf(value)
  const all = codes.every((code) => had.includes(code))
  const now = all ? had.filter((code) => !codes.includes(code)) : [...new Set([...had, ...codes])]
  return now.length > 0 ? now.sort().join(',') : undefined
}

function readCamera(value: string | undefined): Camera | null {
  const [zoom, lat, lon] = (value ?? '').split('/').map(Number)
  if (zoom === undefined || lat === undefined || lon === undefined || ![zoom, lat, lon].every(Number.isFinite)) return null
  return Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 23 ? { zoom, lon, lat } : null
}

/** So exact that a link shows the same pixels: a fortieth of a pixel at the nearest zoom. */
export function writeCamera({ zoom, lon, lat }: Camera): string {
  return `${round(zoom, 2)}/${lat.toFixed(6)}/${lon.toFixed(6)}`
}

export function readRing(value: string | undefined): LonLat[] {
  const numbers = (value ?? '').split(',').filter(Boolean).map(Number)
  if (numbers.length < 6 || numbers.length % 2 === 1 || numbers.some((one) => !Number.isFinite(one))) return []
  return numbers.flatMap((lon, i): LonLat[] => (i % 2 === 0 ? [[lon, numbers[i + 1] ?? 0]] : []))
}

export function writeRing(ring: readonly LonLat[]): string {
  return ring.map(([lon, lat]) => `${round(lon, 6)},${round(lat, 6)}`).join(',')
}

function readPick(value: string | undefined, offered: readonly MapLayer[]): Pick | null {
  const [layer, id] = (value ?? '').split(':')
  return isLayer(layer) && id && offered.includes(layer) ? { layer, id } : null
}

/** Corners as a person types them, one a line: longitude and latitude, or the other way round where only that can be. */
export function typedRing(lines: string): LonLat[] | null {
  const ring = lines.split(/\n+/).map((line) => line.trim()).filter(Boolean).map((line): LonLat | null => {
    const [a, b, ...rest] = line.split(/[\s,;，；]+/).map(Number)
    if (a === undefined || b === undefined || rest.length > 0 || !Number.isFinite(a) || !Number.isFinite(b)) return null
    const [lon, lat] = Math.abs(a) > 90 ? [a, b] : Math.abs(b) > 90 ? [b, a] : [a, b]
    return Math.abs(lon) <= 180 && Math.abs(lat) <= 85 ? [lon, lat] : null
  })
  if (ring.length < 3 || ring.length > 200 || ring.some((corner) => corner === null)) return null
  return ring as LonLat[]
}
