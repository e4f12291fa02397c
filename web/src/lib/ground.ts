import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson'
import { middleOf, type LonLat } from './geometry'
import { positionsOf } from './zones'

/** What a picked file has on the ground: what was allowed, what was measured, and what is too much. */
export interface PickedGround {
  at: LonLat
  /** How far its outlines reach from there, metres. */
  reach_m: number
  plot: Polygon | null
  approved: Polygon | null
  measured: Polygon | MultiPolygon | null
  excess: (Polygon | MultiPolygon)[]
}

export type Shown = 'both' | 'approved' | 'measured'

/** Where it lies and how far it reaches, from its outlines or else from the one point that is known. */
export function groundAt(parts: Omit<PickedGround, 'at' | 'reach_m'>, point: LonLat | null): PickedGround | null {
  const around = middleOf([parts.plot, parts.approved, parts.measured].flatMap((one) => positionsOf(one)) as LonLat[])
  if (around) return { ...parts, at: around.at, reach_m: around.reach }
  return point ? { ...parts, at: point, reach_m: 0 } : null
}

/** The outlines as the map takes them, each with its role. */
export function outlinesOf(ground: PickedGround, shown: Shown): FeatureCollection {
  const all: [string, Geometry | null][] = [
    ['plot', ground.plot],
    ['approved', shown === 'measured' ? null : ground.approved],
    ['measured', shown === 'approved' ? null : ground.measured],
  ]
  return { type: 'FeatureCollection', features: all.flatMap(([role, geometry]): Feature[] => (geometry ? [{ type: 'Feature', properties: { role }, geometry }] : [])) }
}

export function piecesOf(ground: PickedGround, shown: Shown): FeatureCollection {
  const features = shown === 'approved' ? [] : ground.excess.map((geometry): Feature => ({ type: 'Feature', properties: { effect: 'excess' }, geometry }))
  return { type: 'FeatureCollection', features }
}
