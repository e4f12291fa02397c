import type { Polygon } from 'geojson'
import type { GroundLike } from '@/lib/caseGround'
import type { Choice, Photo, Receipt, Requirement } from './types'

export type Track = 'planning' | 'land' | 'zone'

/** By when something must be done, or from when it may be; both days where the law is read in two ways. */
export interface CaseClock {
  code: string
  label: string
  day: string | null
  otherwise: string | null
  from: string
  sense: 'must_by' | 'court_by' | 'party_until' | 'not_before'
  sense_label: string
  status: 'running' | 'due_soon' | 'over' | 'met' | 'undetermined'
  days_left: number | null
  met_on: string | null
  basis: string
  verified: boolean
  why: string
}

export interface CaseRisk extends Choice {
  /** Which clock or paper; may be blank. */
  detail: string
}

export interface Waiting {
  party: string
  party_label: string
  act: string
  act_label: string
  from: string | null
  due: string | null
}

/** A violation in one line: a lead, or a case. */
export interface CaseLine {
  id: string
  number: string
  state: string
  state_label: string
  division: string
  village_name: string
  township_name: string
  track: Track | null
  track_label: string | null
  law: string | null
  citation: string | null
  kinds: Choice[]
  source: string
  source_label: string
  party_name: string | null
  description: string
  found_on: string
  registered_at: string
  last_act_at: string
  lon: number
  lat: number
  clock: CaseClock | null
  risks: CaseRisk[]
  waiting_for: Waiting | null
}

export interface CasePerson {
  name: string
  id_number: string
  phone: string
}

/** A paper of the authority, and how it reached the party. */
export interface CasePaper {
  kind: string
  label: string
  number: string
  on: string
  served_on: string | null
  mode: Choice | null
  power_verified: boolean
}

export interface Exhibit {
  number: number
  kind: string
  kind_label: string
  title: string
  photo_id: string | null
  on: string
}

export interface CaseStep {
  code: string
  label: string
  progress: 'done' | 'now' | 'ahead' | 'passed'
  on: string | null
}

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
  correction: { on: string; land_restored: boolean } | null
  payment: { on: string; yuan: number; receipt_no: string } | null
  demand: { comply_by: string | null } | null
  enforcement: { manner: string } | null
  announcement: { on: string; demolish_by: string } | null
  settlement: { on: string; until: string; terms: string } | null
  demolition: { began_at: string; ended_at: string; video_no: string } | null
  application: { on: string; court: string; late_reason: string | null } | null
  ruling: { on: string; verdict: string; number: string } | null
  pauses: { from: string; to: string | null; reason: string; basis: string }[]
  ending: Record<string, { on: string; reason?: string; detail?: string }> | null
}

export interface CaseFile extends CaseLine {
  version: number
  lead: {
    source_ref: string | null
    accuracy_m: number
    reporter: CasePerson | null
    house_id: string | null
    house_number: string | null
  }
  steps: CaseStep[]
  filing: {
    on: string
    unit: string
    unit_name: string
    in_name_of: string | null
    power_basis: string | null
    power_verified: boolean
    route: 'own_force' | 'court'
    measures: Choice[]
    fine: boolean
    party: CasePerson
    party_kind: string
    conduct: { used_as: string; built_from: string; built_to: string | null; ended_on: string | null }
    linked: string | null
  } | null
  exhibits: Exhibit[]
  papers: CasePaper[]
  clocks: CaseClock[]
  record: CaseRecord
  names: Record<string, string>
  photos: Photo[]
  similar: CaseLine[]
}

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

export interface CaseAct {
  act: string
  label: string
  open: boolean
  primary: boolean
  requirements: Requirement[]
  fields: ActField[]
  suggests: Record<string, unknown>
}

export interface CaseActs {
  state: string
  acts: CaseAct[]
}

export interface CaseRecorded {
  /** None for somebody who registers leads and reads no cases. */
  violation: CaseFile | null
  id: string
  number: string
  receipt: Receipt
}
