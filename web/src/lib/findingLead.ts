import type { MultiPolygon, Polygon } from 'geojson'
import { areaM2, middleOf, type LonLat } from './geometry'

interface HouseLike { id: string; division: string; plot: { geometry?: Polygon | null } }
interface FindingLike { kind: string; detail: string; geometry?: MultiPolygon | null }

export interface Prefilled {
  query: Record<string, string>
  /** What exceeds, the largest piece where there are several. */
  outline: Polygon | null
}

/** What a lead about a confirmed finding is filled in with: the house, the kind, what was found, where, and the ground too much. */
export function leadOf(house: HouseLike, finding: FindingLike): Prefilled {
  const pieces = (finding.geometry?.coordinates ?? []).map((coordinates): Polygon => ({ type: 'Polygon', coordinates: coordinates.slice(0, 1) }))
  const size = (piece: Polygon) => areaM2((piece.coordinates[0] ?? []).slice(0, -1) as LonLat[])
  const outline = pieces.reduce<Polygon | null>((largest, piece) => (largest && size(largest) >= size(piece) ? largest : piece), null)
  const middle = middleOf(((outline ?? house.plot.geometry)?.coordinates[0] ?? []) as LonLat[])
  return {
    query: {
      house_id: house.id, village: house.division, source: 'patrol', kind: finding.kind, description: finding.detail,
      ...(middle ? { lon: String(middle.at[0]), lat: String(middle.at[1]) } : {}),
    },
    outline,
  }
}
