import type { Map as MapLibre } from 'maplibre-gl'
import type { Cell } from '@/lib/clusters'
import type { LonLat } from '@/lib/geometry'
import type { MapLayer } from '@/lib/mapView'

const TILE_PIXELS = 512
const EXTENT = 4096

/** The cells of the far tiles now in view, each once: a tile repeats what its neighbour has near their common edge. */
export function cellsOf(map: MapLibre, layer: MapLayer): Cell[] {
  const zoom = map.getZoom()
  const known = new Map<string, Cell>()
  const grid = EXTENT * 2 ** Math.max(0, Math.floor(zoom))
  for (const { geometry, properties } of map.querySourceFeatures(layer, { sourceLayer: layer })) {
    if (geometry.type !== 'Point') continue
    const [u, v] = unit(geometry.coordinates as LonLat)
    const key = `${Math.round(u * grid)}/${Math.round(v * grid)}`
    if (known.has(key)) continue
    const size = TILE_PIXELS * 2 ** zoom
    const { west, south, east, north, count, id } = properties as Record<string, number> & { id?: string }
    const [lon, lat] = geometry.coordinates as LonLat
    known.set(key, {
      x: u * size,
      y: v * size,
      count: count ?? 1,
      parts: partsOf(properties),
      bounds: [west ?? lon, south ?? lat, east ?? lon, north ?? lat],
      id: id ? String(id) : null,
    })
  }
  return [...known.values()]
}

/** `n_V01` and its like are how many of a code a cell holds. */
function partsOf(properties: Record<string, unknown>): Record<string, number> {
  const parts: Record<string, number> = {}
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('n_') && typeof value === 'number' && value > 0) parts[name.slice(2)] = value
  }
  return parts
}

/** Web Mercator on a square of side one, from its north-west corner. */
function unit([lon, lat]: LonLat): [number, number] {
  const sin = Math.sin((lat * Math.PI) / 180)
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)]
}

export function lonLatAt(map: MapLibre, { x, y }: { x: number; y: number }): LonLat {
  const size = TILE_PIXELS * 2 ** map.getZoom()
  return [(x / size - 0.5) * 360, (Math.atan(Math.exp((0.5 - y / size) * 2 * Math.PI)) * 360) / Math.PI - 90]
}
