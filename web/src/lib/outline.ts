import type { Polygon, Position } from 'geojson'

export type OutlineProblem = 'not_json' | 'no_polygon' | 'too_few_corners' | 'not_degrees'

/** The first polygon in pasted or loaded GeoJSON text: a geometry, a feature, or a collection of features. */
export function readOutline(text: string): Polygon | OutlineProblem {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'not_json'
  }
  const rings = firstPolygon(value)
  const outer = rings?.[0]
  if (!rings || !outer) return 'no_polygon'
  if (!outer.every(isPosition)) return 'not_degrees'
  const closed = closeRing(outer)
  if (closed.length < 4) return 'too_few_corners'
  return { type: 'Polygon', coordinates: [closed, ...rings.slice(1)] }
}

function firstPolygon(value: unknown): Position[][] | null {
  if (typeof value !== 'object' || value === null) return null
  const node = value as { type?: unknown; features?: unknown; geometry?: unknown; coordinates?: unknown }
  if (node.type === 'FeatureCollection' && Array.isArray(node.features)) {
    for (const feature of node.features) {
      const found = firstPolygon(feature)
      if (found) return found
    }
    return null
  }
  if (node.type === 'Feature') return firstPolygon(node.geometry)
  if (!Array.isArray(node.coordinates)) return null
  if (node.type === 'Polygon') return node.coordinates as Position[][]
  return node.type === 'MultiPolygon' ? ((node.coordinates[0] as Position[][] | undefined) ?? null) : null
}

function isPosition(position: Position): boolean {
  const [lon, lat] = position
  return typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90
}

function closeRing(ring: Position[]): Position[] {
  const flat = ring.map((position) => position.slice(0, 2))
  const first = flat[0]
  const last = flat[flat.length - 1]
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return flat
  return [...flat, first]
}
