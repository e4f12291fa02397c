import type { Bounds } from './geometry'
import type { MapLayer } from './mapView'

/** What a far tile says of one of its cells. `x` and `y` are pixels of the world at the zoom that is looked at. */
export interface Cell {
  x: number
  y: number
  count: number
  /** How many of each code; they add up to `count`. */
  parts: Record<string, number>
  bounds: Bounds
  /** The one file, where there is one only. */
  id: string | null
}

export interface Cluster extends Cell {
  layer: MapLayer
  radius: number
}

/** How large a ring is drawn: it grows with the digits of its number, so that ten thousand do not hide ten. */
export function radiusOf(count: number): number {
  return count === 1 ? 12 : Math.round(16 + 6.5 * Math.log10(count))
}

/** Cells whose rings would lie over one another become one; no count is lost. */
export function gather(layer: MapLayer, cells: readonly Cell[]): Cluster[] {
  const sorted = [...cells].sort((a, b) => b.count - a.count || a.x - b.x || a.y - b.y)
  const clusters: Cluster[] = []
  for (const cell of sorted) {
    const radius = radiusOf(cell.count)
    const near = clusters.find((one) => Math.hypot(one.x - cell.x, one.y - cell.y) < (one.radius + radius) * 0.9)
    if (near) merge(near, cell)
    else clusters.push({ ...cell, parts: { ...cell.parts }, layer, radius })
  }
  return settle(clusters)
}

/** A ring that grew by what it took in may have come to lie over another. */
function settle(clusters: Cluster[]): Cluster[] {
  for (let again = true; again;) {
    again = false
    for (let i = 0; i < clusters.length && !again; i += 1) {
      const one = clusters[i] as Cluster
      const at = clusters.findIndex((other, k) => k > i && Math.hypot(other.x - one.x, other.y - one.y) < (one.radius + other.radius) * 0.8)
      if (at < 0) continue
      merge(one, clusters[at] as Cluster)
      clusters.splice(at, 1)
      again = true
    }
  }
  return clusters
}

function merge(into: Cluster, cell: Cell): void {
  const count = into.count + cell.count
  into.x = (into.x * into.count + cell.x * cell.count) / count
  into.y = (into.y * into.count + cell.y * cell.count) / count
  into.count = count
  into.radius = radiusOf(count)
  into.id = null
  into.bounds = [Math.min(into.bounds[0], cell.bounds[0]), Math.min(into.bounds[1], cell.bounds[1]), Math.max(into.bounds[2], cell.bounds[2]), Math.max(into.bounds[3], cell.bounds[3])]
  for (const [code, of] of Object.entries(cell.parts)) into.parts[code] = (into.parts[code] ?? 0) + of
}

/** Where else a ring may stand, about the one that it would lie over. */
const ANGLES = [30, 150, -30, -150, 90, -90].map((degrees) => (degrees * Math.PI) / 180)

/** Rings of several layers at one place stand beside one another, the first layer's where it is. */
export function beside(layers: readonly Cluster[][]): Cluster[] {
  const placed: Cluster[] = []
  const over = (one: Cluster) => placed.find((other) => Math.hypot(other.x - one.x, other.y - one.y) < (other.radius + one.radius) * 0.92)
  for (const [nth, clusters] of layers.entries()) {
    for (const one of clusters) {
      const under = nth > 0 ? over(one) : undefined
      const free = under && ANGLES.map((angle) => ({ ...one, x: under.x + Math.cos(angle) * (under.radius + one.radius), y: under.y + Math.sin(angle) * (under.radius + one.radius) })).find((moved) => !over(moved))
      placed.push(free ?? one)
    }
  }
  return placed
}
