import type { Geometry, Position } from 'geojson'

const EFFECTS = ['block', 'consent', 'warn', 'regime'] as const
type Effect = (typeof EFFECTS)[number]

interface Touched {
  effect: Effect
  layer: string
  area_m2: number
}

/** Hits by what they mean for the building, the gravest first; within one effect the largest first. */
export function byEffect<T extends Touched>(hits: T[]): { effect: Effect; hits: T[] }[] {
  return EFFECTS
    .map((effect) => ({ effect, hits: hits.filter((hit) => hit.effect === effect).sort((a, b) => b.area_m2 - a.area_m2) }))
    .filter((group) => group.hits.length > 0)
}

interface Dated {
  loaded: boolean
  as_of?: string | null
}

/** Layers that were looked at, the stalest day among them, and the ones nobody loaded. */
export function layersAsked<T extends Dated>(layers: T[]): { loaded: T[]; absent: T[]; oldest: string | null } {
  const loaded = layers.filter((layer) => layer.loaded)
  const days = loaded.flatMap((layer) => (layer.as_of ? [layer.as_of] : [])).sort()
  return { loaded, absent: layers.filter((layer) => !layer.loaded), oldest: days[0] ?? null }
}

/** Every position of a geometry, whatever its kind. */
export function positionsOf(geometry: Geometry | null | undefined): Position[] {
  if (!geometry) return []
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf)
  return flat(geometry.coordinates)
}

function flat(value: unknown): Position[] {
  if (!Array.isArray(value)) return []
  return typeof value[0] === 'number' ? [value as Position] : value.flatMap(flat)
}

/** The rings of a polygon or of several, for a plain drawing. */
export function ringsOf(geometry: Geometry | null | undefined): Position[][] {
  if (!geometry) return []
  if (geometry.type === 'Polygon') return geometry.coordinates
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat()
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(ringsOf) : []
}
