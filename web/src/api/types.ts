import type { FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson'
import type { TapeQuestion } from '@/lib/tape'
import type { components } from './schema.gen'

export type Served = components['schemas']

/** What the server writes as plain JSON (the description of the interface names it an object and no more), said closer. */
export type Said<T, Closer> = Omit<T, keyof Closer> & Closer

export type Actor = Said<Served['ActorView'], {
  role: 'cadre' | 'clerk' | 'officer' | 'station' | 'chief' | 'reviewer' | 'legal' | 'auditor' | 'admin'
}>
export type Role = Actor['role']
export type Session = Said<Served['SignedIn'], { actor: Actor }>
/** A proxy's page or a lost connection becomes one too, so only the core is certain. */
export type Problem = Pick<Served['Problem'], 'title' | 'status' | 'code' | 'detail'> & Partial<Served['Problem']>
export type Requirement = Served['RequirementView']
export type Choice = Served['Choice']
export type Division = Served['Division']
export type Pack = Said<Served['PackView'], { choices: Served['Choices'] & Record<string, Choice[] | undefined> }>
export type Officer = Served['Colleague']
export type Deadline = Said<Served['DeadlineView'], {
  kind: 'legal' | 'promised'
  status: 'running' | 'due_soon' | 'overdue' | 'met' | 'paused' | 'undetermined'
  day_kind: 'working' | 'calendar'
}>
export type HouseLine = Said<Served['HouseLine'], { due?: Deadline | null }>
export type Photo = Said<Served['PhotoView'], { verdict: 'inside' | 'outside' | 'undecided' | 'unlocated' }>
export type Inspection = Served['VisitView']
export type Material = Said<Served['MaterialView'], { status: 'provided' | 'deferred' | 'missing' }>
export type Outline = Said<Served['OutlineView'], { geometry: Polygon }>
export type OpenAct = Said<Served['ActView'], { suggests: Record<string, unknown> }>
/** An act as any list of acts offers it, of a house or of a case. */
export type OfferedAct = Pick<OpenAct, 'act' | 'label' | 'open' | 'primary' | 'requirements'>
export type OpenActs = Said<Served['ActsView'], { acts: OpenAct[] }>
export type Receipt = Served['ReceiptView']
export type TimelineItem = Served['TimelineItem']
export type PublicStatus = Served['StatusView']
export type Features = FeatureCollection<Geometry, Record<string, unknown>>

/** An enforcement case of a house, as its file shows it. */
export type HouseCase = Served['HouseCaseView']
export type House = Said<Served['HouseView'], {
  due?: Deadline | null
  current: { plot_area_m2: number; floor_area_m2: number; disposal: string }
  plot: Outline
  footprint: Outline
  boundaries: { east: string; south: string; west: string; north: string }
  promise: { build_within_months: number; demolish_old_within_days: number }
  materials: Material[]
  deferred_materials: Material[]
  meeting?: { body: string; due_count: number; present_count: number; for_count: number; against_count: number; held_on: string } | null
  notice?: { place: string; published_on: string; closed_on: string | null; objections: number; open_objections: { number: number; what: string }[] } | null
  village_opinion?: { verdict: string; reason: string; on: string } | null
  conversion?: { document_no: string; date: string; area_m2: number } | null
  decision?: { verdict: string; reason: string; on: string } | null
  approved?: Said<Served['ApprovedView'], { footprint: Polygon | null }> | null
  staked?: Polygon | null
  measured?: Said<Served['MeasuredView'], { footprint?: Polygon | null; plot?: Polygon | null }> | null
  builder?: { kind: string; name: string; certificate_no: string | null; drawing_no: string | null } | null
  acceptance?: { verdict: string; items: string[]; old_house: string; on: string } | null
  title?: { certificate_no: string; unit_no: string; on: string } | null
  deadlines: Deadline[]
  photos: Photo[]
}>
export type Recorded = Said<Served['ActAnswer'], { house: House }>

/** An act as a form sends it. What nobody filled in goes as null, so that the server names all of it at once. */
export interface ActBody {
  act_id: string
  act: string
  at: string
  [field: string]: unknown
}

/** What a zone does to a building: forbids it, asks for somebody's consent, warns, or changes the law that applies. */
export type ZoneEffect = 'block' | 'consent' | 'warn' | 'regime'
export type Hit = Said<Served['HitView'], { subject: 'plot' | 'footprint'; effect: ZoneEffect; geometry?: Geometry | null }>
export type Neighbour = Said<Served['NeighbourView'], { geometry?: Geometry | null }>
export type PlotLimit = Served['SiteLimitView']
export type Layer = Served['LayerView']
export type Siting = Said<Served['SitingView'], { regime: 'village' | 'town'; hits: Hit[]; neighbours: Neighbour[] }>
/** Where somebody would build; only the plot and its division are needed. */
export interface SitingQuestion {
  division: string
  plot: Polygon
  footprint?: Polygon
  people?: number
  build_type?: string
  land_class?: string
}
/** A zone on the map, and what its rule measures from it; `effect` is none where the pack has no rule. */
export type ZoneFeatures = FeatureCollection<Geometry, { id: string; label: string; name?: string | null; effect: ZoneEffect | null; part: 'zone' | 'buffer' }>

export type Grade = 'conforms' | 'within_tolerance' | 'suspected_remeasure' | 'suspected_plain'
export type Finding = Said<Served['FindingView'], {
  grade: Grade
  geometry?: MultiPolygon | null
  judged?: Said<Served['JudgedView'], { verdict: 'confirmed' | 'dismissed' }> | null
}>
export type Compliance = Said<Served['ComplianceView'], { findings: Finding[]; outlines: Partial<Record<keyof Served['OutlinesView'], Polygon | null>> }>

/** A shape out of a file, of pegs or of a tape; one with problems is drawn too, as far as it can be. */
export type Shape = Said<Served['ShapeView'], {
  geometry?: Polygon | MultiPolygon | null
  repair?: Said<Served['RepairView'], { geometry: Polygon }> | null
}>
export type ShapesAnswer = Said<Served['ShapesView'], { shapes: Shape[] }>
/** What is to be read: pegs (x = east or longitude) or a tape; corrections only as a person chose them. */
export type ShapesQuestion = (
  | { points: [number, number][]; crs: string }
  | { tape: TapeQuestion }
) & { corrections?: string[] }
