import type { components } from './schema'

type Schemas = components['schemas']

export type Actor = Schemas['Actor']
export type Role = Actor['role']
export type Session = Schemas['Session']
export type Problem = Schemas['Problem']
export type Requirement = Schemas['Requirement']
export type Choice = Schemas['Choice']
export type Division = Schemas['Division']
export type Pack = Schemas['Pack']
export type Officer = Schemas['Officer']
export type Deadline = Schemas['Deadline']
export type HouseLine = Schemas['HouseLine']
export type WorkItem = Schemas['WorkItem']
export type Photo = Schemas['Photo']
export type Inspection = Schemas['Inspection']
export type Material = Schemas['Material']
export type House = Schemas['House']
export type OpenAct = Schemas['OpenAct']
export type OpenActs = Schemas['OpenActs']
export type Receipt = Schemas['Receipt']
export type Recorded = Schemas['Recorded']
export type TimelineItem = Schemas['TimelineItem']
export type PublicStatus = Schemas['PublicStatus']
export type Features = Schemas['Features']

/** What every act of a house carries beside its own fields. */
export interface ActBody {
  act_id: string
  act: string
  at: string
  [field: string]: unknown
}
