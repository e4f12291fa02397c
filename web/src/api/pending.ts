import type { FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson'

/** What a zone does to a building: forbids it, asks for somebody's consent, warns, or changes the law that applies. */
export type ZoneEffect = 'block' | 'consent' | 'warn' | 'regime'

/** A zone that a plot or footprint touches. */
export interface Hit {
  zone_id?: string
  layer: string
  label: string
  class?: string | null
  class_label?: string | null
  name?: string | null
  subject: 'plot' | 'footprint'
  effect: ZoneEffect
  area_m2: number
  /** From the zone itself, not from its buffer; 0 inside. */
  distance_m?: number | null
  /** An overlap up to this lies within what the layer's line may be off. */
  sliver_m2?: number | null
  /** The paper that would show consent. */
  consent_label?: string | null
  buffer_m?: number | null
  /** `designated`: a polygon somebody drew by power of law; `reference`: a line or edge that the buffer is taken from. */
  extent: 'designated' | 'reference'
  basis: string
  verified: boolean
  as_of: string
  source: string
  geometry: Geometry | null
}

/** A neighbour's plot that this one overlaps; unnamed when it lies outside the reader's territory. */
export interface Neighbour {
  house?: { id: string; number: string } | null
  area_m2: number
  /** Whether it was there first, so that this plot has to give way. */
  first?: boolean
  geometry: Geometry | null
}

/** The largest plot for a household of so many people. */
export interface PlotLimit {
  people: number
  per_person_m2?: number | null
  per_household_m2?: number | null
  limit_m2: number
  area_m2: number
  met: boolean
  basis: string
  verified: boolean
}

/** A zone layer and its day; one that nobody loaded proves nothing by its silence. */
export interface Layer {
  layer: string
  label: string
  as_of?: string | null
  source?: string | null
  loaded: boolean
}

export interface Siting {
  regime: 'village' | 'town'
  hits: Hit[]
  neighbours: Neighbour[]
  limit?: PlotLimit | null
  layers: Layer[]
  area_m2: number
  perimeter_m: number
  sides_m: number[]
  footprint_area_m2?: number | null
}

export interface SitingQuestion {
  division: string
  plot: Polygon
  footprint?: Polygon
  people?: number
  build_type?: string
  land_class?: string
}

export interface ZoneProperties {
  id: string
  layer: string
  label: string
  class?: string | null
  name?: string | null
  /** None where the pack has no rule for the layer. */
  effect: ZoneEffect | null
  effect_label?: string | null
  as_of: string
  source: string
  extent: 'designated' | 'reference'
  buffer_m?: number | null
  part?: 'zone' | 'buffer'
}
export type ZoneFeatures = FeatureCollection<Geometry, ZoneProperties>

/** One shape out of a file, of pegs or of a tape, with all that is wrong with it. */
export interface Shape {
  row: number
  name?: string | null
  properties: Record<string, unknown>
  /** Also of a shape with problems, as far as it can be drawn. */
  geometry: Polygon | MultiPolygon | null
  /** None where problems leave it no area. */
  area_m2: number | null
  stated_area_m2?: number | null
  sides_m?: number[] | null
  problems: { code: string; detail: string }[]
  repair?: { did: { code: string; detail: string }[]; geometry: Polygon } | null
}

/** Something the numbers suggest; `correction` names what would put it right, if anything would. */
export interface Suspicion {
  code: string
  detail: string
  correction?: string | null
}

export interface ShapesAnswer {
  format: string
  crs?: string | null
  shapes: Shape[]
  suspicions: Suspicion[]
  faults: { row: number; column?: string | null; code: string; detail: string }[]
}

/** What is asked to be read: pegs (x = east or longitude), a tape, a geometry; corrections only as a person chose them. */
export type ShapesQuestion = (
  | { points: [number, number][]; crs: string }
  | { tape: { corner: [number, number]; bearing_deg: number; sides_m: number[]; diagonals_m?: number[]; turn?: 'right' | 'left' } }
  | { geometry: Geometry }
) & { corrections?: string[] }

export type Grade = 'conforms' | 'within_tolerance' | 'suspected_remeasure' | 'suspected_plain'

/** One comparison of what was built with what was approved. */
export interface Finding {
  kind: string
  /** Which case of the kind (`V01c`, `V03-A`, …). */
  part?: string | null
  label: string
  grade: Grade
  value: number
  limit: number
  excess: number
  tolerance: number
  /** The name of the unit of all four, in the reader's language. */
  unit: string
  limit_source: string
  method_label: string
  /** `lead`: a phone's fix, which proves nothing. */
  confidence: string
  measured_on?: string | null
  as_of?: string | null
  /** The ground that exceeds, lon/lat. */
  geometry?: Geometry | null
  basis: string
  verified: boolean
  tolerance_basis?: string | null
  tolerance_verified: boolean
  detail: string
  stops_acceptance: boolean
  judged?: { verdict: 'confirmed' | 'dismissed'; reason: string; by: string; at: string } | null
  /** Other files it speaks of that the reader may see. */
  houses: { id: string; number: string }[]
}

export interface Compliance {
  findings: Finding[]
  /** Kinds that could not be examined: silence is no clearance. */
  unchecked: { kind: string; label: string }[]
  outlines: {
    approved_plot?: Polygon | null
    approved_footprint?: Polygon | null
    staked?: Polygon | null
    measured_footprint?: Polygon | null
    occupied_plot?: Polygon | null
  }
}

type Answer<T> = { responses: { 200: { content: { 'application/json': T } } } }
type OfHouse<T> = { get: { parameters: { path: { id: string } } } & Answer<T> }

/** Routes that the description of the interface does not have yet; each leaves this file as it comes. */
export interface PendingPaths {
  '/api/v1/siting': { post: { requestBody: { content: { 'application/json': SitingQuestion } } } & Answer<Siting> }
  '/api/v1/zones': { get: { parameters: { query: { bbox: string; layer?: string } } } & Answer<ZoneFeatures> }
  '/api/v1/houses/{id}/siting': OfHouse<Siting>
  '/api/v1/houses/{id}/compliance': OfHouse<Compliance>
  '/api/v1/shapes': { post: { requestBody: { content: { 'application/json': ShapesQuestion } } } & Answer<ShapesAnswer> }
}
