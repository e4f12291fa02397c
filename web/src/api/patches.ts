import type { MultiPolygon, Polygon } from 'geojson'
import { answer } from './answer'
import type { Page } from './houses'
import type { ActBody, Receipt, Requirement } from './types'

export const CLASSES = ['no_approval', 'over_approved', 'open_violation', 'approved_house', 'no_building'] as const
export type PatchClass = (typeof CLASSES)[number]
export const STATES = ['imported', 'verified', 'lead', 'closed'] as const
export type PatchState = (typeof STATES)[number]

/** A patch in the queue: what the machine says of it is a suspicion, whichever class it is. */
export interface PatchLine {
  id: string
  number: string
  season: string
  division: string
  division_name: string
  class: PatchClass
  class_label: string
  state: PatchState
  state_label: string
  said: string
  area_m2: number
  stated_area_m2: number | null
  area_differs: boolean
  covered_share: number
  outside_m2: number
  house_number: string | null
  assumed: boolean
  kind_text: string | null
  before: string | null
  after: string | null
  geometry: MultiPolygon
}

export interface PatchHouse {
  id: string
  number: string
  standing: string
  standing_label: string
  approved_on: string | null
  finished_on: string | null
  covered_m2: number
  share: number
  measured_outside_m2: number | null
  plot: Polygon | null
}

export interface PatchFile extends PatchLine {
  compared_on: string
  beyond_m2: number
  basis: string
  verified: boolean
  class_now: PatchClass | null
  class_now_label: string | null
  facts: { project: string | null; sensor: string | null; cultivated_mu: number | null; basic_farmland_mu: number | null; conforms_to_plan: string | null }
  houses: PatchHouse[]
  cases: { id: string; number: string; open: boolean; distance_m: number; found_on: string; lon: number; lat: number }[]
  zones: { id: string; layer: string; label: string; name: string; effect_label: string; area_m2: number; as_of: string; source: string; basis: string; verified: boolean }[]
  check: { on: string; photos: string[]; site_use: string; approval_no: string | null; note: string | null; officers: { username: string; certificate_no: string }[] } | null
  result_label: string | null
  lead: { violation: string; number: string; on: string } | null
  correction: { rectification: string; case_no: string | null; decision_no: string | null } | null
  closure: { on: string; note: string } | null
}

export interface Season {
  season: string
  loads: number
  loaded_at: string
  counts: { class: PatchClass; state: PatchState; count: number }[]
}

export interface PatchAct {
  act: string
  label: string
  open: boolean
  primary: boolean
  requirements: Requirement[]
}

export interface PatchRecorded {
  patch: PatchFile
  receipt: Receipt
}

export interface PatchesTaken {
  season: string
  load: number | null
  rows: number
  made: number
  already: number
  refused: { row: number; column: string; code: string; detail: string }[]
}

export interface PatchFilter {
  season?: string
  class?: string
  state?: string
  division?: string
}

export async function listPatches(filter: PatchFilter, cursor?: string, limit = 100): Promise<Page<PatchLine>> {
  return asked('', { ...filter, cursor, limit })
}

export async function patch(id: string): Promise<PatchFile> {
  return asked(`/${encodeURIComponent(id)}`)
}

export async function patchActs(id: string): Promise<PatchAct[]> {
  return (await asked<{ acts: PatchAct[] }>(`/${encodeURIComponent(id)}/acts`)).acts
}

export async function recordPatchAct(id: string, body: ActBody): Promise<PatchRecorded> {
  const request = new Request(address(`/${encodeURIComponent(id)}/acts`), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  return (await answer(request)).json() as Promise<PatchRecorded>
}

export async function seasons(): Promise<Season[]> {
  return (await asked<{ seasons: Season[] }>('/seasons')).seasons
}

/** A season's file: GeoJSON, a zipped shapefile, XLSX or CSV. All of it is taken, or nothing. */
export async function sendSeason(file: File, about: { season: string; crs?: string }): Promise<PatchesTaken> {
  const form = new FormData()
  form.append('meta', new Blob([JSON.stringify({ ...about, source: file.name })], { type: 'application/json' }))
  form.append('file', file, file.name)
  return (await answer(new Request(address(''), { method: 'POST', body: form }))).json() as Promise<PatchesTaken>
}

/** The season's table as it came, with what was found on the ground. */
export async function feedback(season: string, format: 'xlsx' | 'csv'): Promise<Blob> {
  const url = address(`/feedback.${format}`)
  url.searchParams.set('season', season)
  return (await answer(new Request(url))).blob()
}

/** A photo of a check on site. It needs the bearer token, so a plain `<img src>` cannot fetch it. */
export async function checkPhoto(id: string, photo: string): Promise<Blob> {
  return (await answer(new Request(address(`/${encodeURIComponent(id)}/photos/${encodeURIComponent(photo)}`)))).blob()
}

async function asked<T>(path: string, query: Record<string, unknown> = {}): Promise<T> {
  const url = address(path)
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value))
  }
  return (await answer(new Request(url))).json() as Promise<T>
}

function address(path: string): URL {
  return new URL(`/api/v1/patches${path}`, window.location.origin)
}
