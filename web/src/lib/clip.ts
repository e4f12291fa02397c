import type { Geometry, Position } from 'geojson'
import type { Bounds } from './geometry'
import { ringsOf } from './zones'

type Inside = (position: Position) => boolean
type Cross = (from: Position, to: Position) => Position

/** The part of a ring inside a rectangle (Sutherland–Hodgman); good for a place to write on, not for measuring. */
export function clipRing(ring: Position[], [west, south, east, north]: Bounds): Position[] {
  const edges: [Inside, Cross][] = [
    [([x = 0]) => x >= west, atX(west)],
    [([x = 0]) => x <= east, atX(east)],
    [([, y = 0]) => y >= south, atY(south)],
    [([, y = 0]) => y <= north, atY(north)],
  ]
  return edges.reduce((points, [inside, cross]) => points.flatMap((point, i) => {
    const before = points[(i + points.length - 1) % points.length] ?? point
    if (inside(point)) return inside(before) ? [point] : [cross(before, point), point]
    return inside(before) ? [cross(before, point)] : []
  }), ring.slice(0, -1))
}

function atX(x: number): Cross {
  return ([ax = 0, ay = 0], [bx = 0, by = 0]) => [x, ay + ((by - ay) * (x - ax)) / (bx - ax)]
}

function atY(y: number): Cross {
  return ([ax = 0, ay = 0], [bx = 0, by = 0]) => [ax + ((bx - ax) * (y - ay)) / (by - ay), y]
}

/** Where to write the name of an area so that it stands in view: the middle of its largest part there; none when out of view. */
export function placeForName(geometry: Geometry, view: Bounds): Position | null {
  const parts = ringsOf(geometry).map((ring) => clipRing(ring, view)).filter((part) => part.length >= 3)
  const best = parts.map(middle).sort((a, b) => b.area - a.area)[0]
  return best ? best.at : null
}

function middle(part: Position[]): { at: Position; area: number } {
  const [ox = 0, oy = 0] = part[0] ?? []
  let [area, x, y] = [0, 0, 0]
  part.forEach(([ax = 0, ay = 0], i) => {
    const [bx = 0, by = 0] = part[(i + 1) % part.length] ?? []
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
    area += cross
    x += cross * (ax + bx - 2 * ox)
    y += cross * (ay + by - 2 * oy)
  })
  return { at: area === 0 ? [ox, oy] : [ox + x / (3 * area), oy + y / (3 * area)], area: Math.abs(area) }
}
