import type { Feature, FeatureCollection, Polygon } from 'geojson'

interface OutlineLike { geometry: Polygon }

export interface GroundLike {
  outline: OutlineLike
  /** `nothing`, `drawn`, or what was approved there. */
  against: string | { approved: OutlineLike }
  pieces: OutlineLike[]
}

interface Measured { measured: { ground?: GroundLike | null } | null }

export interface RecordLike {
  lead?: { outline?: OutlineLike | null }
  filing: (Partial<Measured>) | null
  investigations: readonly Measured[]
}

/** What a case has on the ground: as the lead drew it, as it was measured last, what was allowed there, and what is too much. */
export function groundOf(record: RecordLike): { drawn: Polygon | null; measured: Polygon | null; approved: Polygon | null; excess: FeatureCollection } {
  const surveys = [record.filing?.measured, ...record.investigations.map((one) => one.measured)]
  const ground = surveys.flatMap((survey) => (survey?.ground ? [survey.ground] : [])).at(-1) ?? null
  const against = ground?.against
  return {
    drawn: record.lead?.outline?.geometry ?? null,
    measured: ground?.outline.geometry ?? null,
    approved: typeof against === 'object' ? against.approved.geometry : null,
    excess: { type: 'FeatureCollection', features: (ground?.pieces ?? []).map((piece): Feature => ({ type: 'Feature', properties: { effect: 'excess' }, geometry: piece.geometry })) },
  }
}
