import type { Polygon, Position } from 'geojson'

/** A point as longitude and latitude in degrees (CGCS2000, which is WGS-84 for these purposes). */
export type LonLat = [number, number]

/** Metres east and north of an origin. */
export type Metres = [number, number]

const RADIANS = Math.PI / 180
/** Of curvature at the latitudes of Yunnan; 0.1 % of it is nothing in a scale of 1.0001. */
const MEAN_RADIUS_M = 6_366_000

/**
 * Metres per degree of latitude and of longitude, as the 3° zone of a place counts them: on the ellipsoid, enlarged by
 * the Gauss–Krüger scale at the distance from the zone's meridian (some 0.01 % at the edge), so that an area here is
 * the one the server measures.
 */
export function metresPerDegree([lon, lat]: LonLat): { lat: number; lon: number } {
  const phi = lat * RADIANS
  const across = 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi)
  const fromMeridian = (lon - 3 * Math.round(lon / 3)) * across
  const scale = 1 + (fromMeridian / MEAN_RADIUS_M) ** 2 / 2
  return {
    lat: (111_132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi)) * scale,
    lon: across * scale,
  }
}

export function toMetres(origin: LonLat, point: Position): Metres {
  const scale = metresPerDegree(origin)
  return [((point[0] ?? 0) - origin[0]) * scale.lon, ((point[1] ?? 0) - origin[1]) * scale.lat]
}

export function toLonLat(origin: LonLat, [east, north]: Metres): LonLat {
  const scale = metresPerDegree(origin)
  return [round(origin[0] + east / scale.lon, 9), round(origin[1] + north / scale.lat, 9)]
}

/** The outer ring without its closing point. */
export function corners(polygon: Polygon): LonLat[] {
  const ring = (polygon.coordinates[0] ?? []) as LonLat[]
  return ring.slice(0, -1)
}

/** The inner rings without their closing points; a court that is not built on. */
export function holesOf(polygon: Polygon): LonLat[][] {
  return polygon.coordinates.slice(1).map((ring) => ring.slice(0, -1) as LonLat[])
}

export function polygonOf(points: LonLat[], holes: LonLat[][] = []): Polygon | null {
  const first = points[0]
  if (!first || points.length < 3) return null
  return { type: 'Polygon', coordinates: [[...points, first], ...holes.map((hole) => [...hole, hole[0] as LonLat])] }
}

/** Area in m² in the plane of the place's 3° zone; what counts is the server's, which agrees to a hundredth over a plot. */
export function areaM2(points: LonLat[], holes: LonLat[][] = []): number {
  return holes.reduce((area, hole) => area - ringAreaM2(hole), ringAreaM2(points))
}

function ringAreaM2(points: LonLat[]): number {
  const origin = points[0]
  if (!origin || points.length < 3) return 0
  const plane = points.map((point) => toMetres(origin, point))
  let twice = 0
  plane.forEach(([x, y], i) => {
    const [nx, ny] = plane[(i + 1) % plane.length] ?? [0, 0]
    twice += x * ny - nx * y
  })
  return Math.abs(twice) / 2
}

/** The length of each side in metres, the closing one last. */
export function sideLengthsM(points: LonLat[]): number[] {
  return points.map((point, i) => distanceM(point, points[(i + 1) % points.length] ?? point))
}

export function distanceM(a: LonLat, b: LonLat): number {
  const [x, y] = toMetres([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], a)
  return 2 * Math.hypot(x, y)
}

/** A right-angled outline as a tape measures it. */
export interface Rectangle {
  /** The corner the tape starts from. */
  corner: LonLat
  /** Along the front, to the right of the direction of `length_m`. */
  width_m: number
  length_m: number
  /** The direction of `length_m`, degrees clockwise from north. */
  bearing_deg: number
}

export function rectangleCorners({ corner, width_m, length_m, bearing_deg }: Rectangle): LonLat[] {
  const turn = bearing_deg * RADIANS
  const along: Metres = [Math.sin(turn) * length_m, Math.cos(turn) * length_m]
  const across: Metres = [Math.cos(turn) * width_m, -Math.sin(turn) * width_m]
  return [
    corner,
    toLonLat(corner, across),
    toLonLat(corner, [across[0] + along[0], across[1] + along[1]]),
    toLonLat(corner, along),
  ]
}

/** The rectangle that starts at the outline's first corner with its first and last sides; exact for right angles. */
export function rectangleOf(polygon: Polygon): Rectangle | null {
  let points = corners(polygon)
  if (points.length < 3) return null
  if (signedArea(points) < 0) points = [points[0] as LonLat, ...points.slice(1).reverse()]
  const [corner, right] = points as [LonLat, LonLat]
  const up = points[points.length - 1] as LonLat
  const across = toMetres(corner, right)
  return {
    corner,
    width_m: round(Math.hypot(...across), 2),
    length_m: round(Math.hypot(...toMetres(corner, up)), 2),
    bearing_deg: round((-Math.atan2(across[1], across[0])) / RADIANS, 1) + 0,
  }
}

function signedArea(points: LonLat[]): number {
  const origin = points[0] as LonLat
  const plane = points.map((point) => toMetres(origin, point))
  return plane.reduce((sum, [x, y], i) => {
    const [nx, ny] = plane[(i + 1) % plane.length] as Metres
    return sum + x * ny - nx * y
  }, 0)
}

/** The whole outline moved by metres east and north. */
export function moved(points: LonLat[], east: number, north: number): LonLat[] {
  return points.map((point) => toLonLat(point, [east, north]))
}

/** West, south, east, north. */
export type Bounds = [number, number, number, number]

export function boundsOf(positions: Position[]): Bounds | null {
  if (positions.length === 0) return null
  const lons = positions.map((position) => position[0] ?? 0)
  const lats = positions.map((position) => position[1] ?? 0)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

export function grown([west, south, east, north]: Bounds, metres: number): Bounds {
  const scale = metresPerDegree([(west + east) / 2, (south + north) / 2])
  return [west - metres / scale.lon, south - metres / scale.lat, east + metres / scale.lon, north + metres / scale.lat]
}

/** The outline grown outward by a distance, as the hull of a circle around each corner. */
export function fenceRing(polygon: Polygon, distance: number): LonLat[] {
  const points = corners(polygon)
  const origin = points[0]
  if (!origin) return []
  const cloud: Metres[] = points.flatMap((point) => {
    const [x, y] = toMetres(origin, point)
    return Array.from({ length: 48 }, (_, i): Metres => {
      const angle = (i / 48) * 2 * Math.PI
      return [x + distance * Math.cos(angle), y + distance * Math.sin(angle)]
    })
  })
  return hull(cloud).map((point) => toLonLat(origin, point))
}

/** The ring of points so far from one; how well a phone knew where it stood. */
export function circle(middle: LonLat, radius: number): LonLat[] {
  return Array.from({ length: 48 }, (_, i): LonLat => {
    const angle = (i / 48) * 2 * Math.PI
    return toLonLat(middle, [radius * Math.cos(angle), radius * Math.sin(angle)])
  })
}

/** The middle of an outline's corners, and how far the farthest of them lies from it. */
export function middleOf(points: LonLat[]): { at: LonLat; reach: number } | null {
  const bounds = boundsOf(points)
  if (!bounds) return null
  const at: LonLat = [round((bounds[0] + bounds[2]) / 2, 9), round((bounds[1] + bounds[3]) / 2, 9)]
  return { at, reach: Math.max(...points.map((point) => distanceM(at, point))) }
}

function hull(points: Metres[]): Metres[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (list: Metres[]): Metres[] => {
    const chain: Metres[] = []
    for (const point of list) {
      while (chain.length >= 2 && turn(chain[chain.length - 2] as Metres, chain[chain.length - 1] as Metres, point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.reverse())]
}

function turn(a: Metres, b: Metres, c: Metres): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
