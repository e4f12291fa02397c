import type { Geometry, Position } from 'geojson'
import { toMetres, type LonLat } from './geometry'
import { ringsOf } from './zones'

/** The frame of a drawing to scale, in metres, north up: its box, how large it is, and where its bar of scale stands. */
export interface PlanFrame { box: string; size: number; left: number; bottom: number; bar: number }

/** Outlines drawn to scale about one origin, as the paths of an SVG. */
export interface Plan { frame: PlanFrame | null; path: (geometry: Geometry | null | undefined) => string }

/** A plan that shows all of these. */
export function planOf(outlines: readonly (Geometry | null | undefined)[]): Plan {
  const rings = outlines.flatMap(ringsOf)
  const from = rings[0]?.[0] as LonLat | undefined
  if (!from) return { frame: null, path: () => '' }
  const all = rings.flat().map((position) => toMetres(from, position))
  const at = (position: Position) => { const [x, y] = toMetres(from, position); return `${x.toFixed(3)} ${(-y).toFixed(3)}` }
  return {
    frame: frameOf(all),
    path: (geometry) => ringsOf(geometry).map((ring) => `M${ring.map(at).join('L')}Z`).join(''),
  }
}

function frameOf(all: readonly (readonly [number, number])[]): PlanFrame {
  const xs = all.map((one) => one[0])
  const ys = all.map((one) => -one[1])
  const [left, top, width, height] = [Math.min(...xs), Math.min(...ys), Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)]
  const size = Math.max(width, height, 4)
  const pad = size * 0.09
  return { box: `${left - pad} ${top - pad} ${width + 2 * pad} ${height + 2.6 * pad}`, size, left, bottom: top + height + pad * 1.1, bar: size > 26 ? 10 : 5 }
}
