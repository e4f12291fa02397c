import type { Geometry, MultiPolygon, Polygon } from 'geojson'

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

/** Routes that the description of the interface does not have yet; each leaves this file as it comes. */
export interface PendingPaths {
  '/api/v1/shapes': { post: { requestBody: { content: { 'application/json': ShapesQuestion } }; responses: { 200: { content: { 'application/json': ShapesAnswer } } } } }
}
