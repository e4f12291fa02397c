import type { Polygon } from 'geojson'
import type { GroundLike } from '@/lib/caseGround'
import type { Rectified } from '@/lib/rectified'
import type { Choice, Photo, Said, Served } from './types'

export type Track = 'planning' | 'land' | 'zone'

/** By when something must be done, or from when it may be; both days where the law is read in two ways. */
export type CaseClock = Said<Served['ClockView'], {
  day: string | null
  otherwise: string | null
  sense: 'must_by' | 'court_by' | 'party_until' | 'not_before'
  status: 'running' | 'due_soon' | 'over' | 'met' | 'undetermined'
  days_left: number | null
}>
export type CaseRisk = Served['RiskView']
export type Waiting = Served['CaseWaiting']

/** A violation in one line: a lead, or a case. */
export type CaseLine = Said<Served['CaseLine'], {
  track: Track | null
  party_name: string | null
  clock: CaseClock | null
  waiting_for: Waiting | null
}>
export type CasePaper = Served['PaperView']
export type Exhibit = Served['ExhibitView']
export type CaseStep = Said<Served['StepView'], { progress: 'done' | 'now' | 'ahead' | 'passed' }>

interface RecordOfficer { username: string; certificate_no: string | null }
interface Survey { method: string; drawing_no: string; excess_m2: number; ground?: GroundLike | null }
interface RecordOrder { measures: string[]; fine: { yuan: number } | null; facts: string; reasons: string }

/** What its acts left in the file, as the law's own model keeps it: codes and days, no personal data. */
export interface CaseRecord {
  lead: { kinds?: string[]; outline?: { geometry: Polygon } | null }
  verification: { on: string; officers: RecordOfficer[]; suspected: boolean; findings: string; photos: string[] } | null
  stop_order: { law: string; correct_by: string | null; officers: RecordOfficer[] } | null
  filing: { handlers: RecordOfficer[]; law: string; house?: string | null; measured?: Survey | null } | null
  investigations: { on: string; officers: RecordOfficer[]; findings: string; measured: Survey | null }[]
  reviews: { at: string; by: string; verdict: string; opinion: string }[]
  notice: { order: RecordOrder; hearing_offered: boolean; responses: { kind: string; on: string; in_time: boolean; content: string }[] } | null
  hearing: { held_at: string; chair: string; record: string } | null
  decision: { order: RecordOrder; comply_by: string; review_body: string; court: string; discussed_by: string[] } | null
  challenges: { kind: string; filed_on: string; outcome: [string, string] | null }[]
  rechecks: { on: string; result: string; officers: RecordOfficer[] }[]
  correction: { on: string; land_restored: boolean; rectified?: Rectified } | null
  payment: { on: string; yuan: number; receipt_no: string } | null
  demand: { comply_by: string | null } | null
  enforcement: { manner: string } | null
  announcement: { on: string; demolish_by: string } | null
  settlement: { on: string; until: string; terms: string } | null
  demolition: { began_at: string; ended_at: string; video_no: string; rectified?: Rectified } | null
  application: { on: string; court: string; late_reason: string | null } | null
  ruling: { on: string; verdict: string; number: string } | null
  pauses: { from: string; to: string | null; reason: string; basis: string }[]
  ending: Record<string, { on: string; reason?: string; detail?: string; rectified?: Rectified }> | null
  /** Since when approvals and registration of what it concerns are paused, and until when. */
  freeze?: { from: string; to: string | null } | null
}

/** The whole file. What the server writes as plain JSON is said closer here. */
export type CaseFile = CaseLine & Said<Omit<Served['CaseView'], keyof Served['CaseLine']>, {
  steps: CaseStep[]
  filing: Said<Served['FilingView'], {
    route: 'own_force' | 'court'
    conduct: { used_as: string; built_from: string; built_to: string | null; ended_on: string | null }
  }> | null
  clocks: CaseClock[]
  record: CaseRecord
  photos: Photo[]
  similar: CaseLine[]
}>

/** What a form asks, as the reader of the act tells it: a screen never knows the law. */
export interface ActField {
  name: string
  label: string
  required: boolean
  kind: 'text' | 'long_text' | 'date' | 'date_time' | 'number' | 'whole' | 'boolean' | 'choice' | 'list' | 'object' | 'photo' | 'photos' | 'officers' | 'division' | 'polygon' | 'case' | 'any'
  least: number | null
  most: number | null
  choices: Choice[]
  item: ActField | null
  fields: ActField[]
}

export type CaseAct = Said<Served['CaseActView'], { suggests: Record<string, unknown>; fields: ActField[] }>
export type CaseActs = Said<Served['CaseActsView'], { acts: CaseAct[] }>
/** The case is none for somebody who registers leads and reads no cases. */
export type CaseRecorded = Said<Served['CaseActAnswer'], { violation: CaseFile | null }>
