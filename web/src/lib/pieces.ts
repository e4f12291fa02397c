import type { Feature, FeatureCollection, Geometry } from 'geojson'

interface Overlaps {
  hits: { effect: string; geometry?: Geometry | null }[]
  neighbours: { geometry?: Geometry | null }[]
}

function piece(effect: string, geometry: Geometry | null | undefined): Feature[] {
  return geometry ? [{ type: 'Feature', properties: { effect }, geometry }] : []
}

/** The pieces of zones and of neighbours' plots that an outline covers, as a map hatches them. */
export function overlapPieces(siting: Overlaps | null): FeatureCollection {
  const features = siting
    ? [...siting.hits.flatMap((hit) => piece(hit.effect, hit.geometry)), ...siting.neighbours.flatMap((one) => piece('neighbour', one.geometry))]
    : []
  return { type: 'FeatureCollection', features }
}

interface Exceeding {
  grade: string
  geometry?: Geometry | null
  judged?: { verdict: string } | null
}

/** What was built beyond what was approved; what a person dismissed is not hatched any more. */
export function excessPieces(findings: Exceeding[]): FeatureCollection {
  const shown = findings.filter((finding) => finding.grade !== 'conforms' && finding.judged?.verdict !== 'dismissed')
  return { type: 'FeatureCollection', features: shown.flatMap((finding) => piece('excess', finding.geometry)) }
}
