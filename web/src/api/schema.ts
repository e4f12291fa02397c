import type { FeatureCollection, Geometry, Polygon } from 'geojson'

/** The shapes the server answers with. */
export interface components {
  schemas: {
    Actor: {
      id: string
      username: string
      name: string
      role: 'cadre' | 'clerk' | 'officer' | 'station' | 'chief' | 'reviewer' | 'legal' | 'auditor' | 'admin'
      role_label: string
      station: string | null
      county: string
      division: string
      division_name: string
      certificate_no: string | null
    }
    Session: { access_token: string; expires_in: number; actor: components['schemas']['Actor'] }
    Health: { status: string; demo: boolean }
    Problem: {
      type?: string
      title: string
      status: number
      code: string
      detail: string
      fields?: { path: string; code: string; detail: string }[]
      requirements?: components['schemas']['Requirement'][]
      request_id?: string
    }
    Requirement: { code: string; label: string; met: boolean; detail: string | null; basis: string; verified: boolean }
    Choice: { code: string; label: string }
    Division: { code: string; name: string; parent: string; level: 'city' | 'county' | 'township' | 'village' }
    Pack: {
      county: string
      name: string
      crs: string
      calendar_to: number
      fence: { grow_m: number; max_accuracy_m: number }
      limits: { plot_per_household_m2: number; plot_per_person_m2: number; verified: boolean; basis: string }
      publicity: { days: number; kind: 'calendar' | 'working'; verified: boolean; basis: string }
      materials: {
        code: string
        label: string
        kind: 'asked' | 'deferrable' | 'never'
        why: string | null
        basis: string
        verified: boolean
      }[]
      inspections: { kind: string; label: string; stage: string; required: boolean }[]
      stations: components['schemas']['Choice'][]
      unverified: { code: string; label: string; basis: string }[]
      choices: Record<string, components['schemas']['Choice'][]>
    }
    Officer: { username: string; name: string; certificate_no: string | null; division: string }
    Place: { code: string; name: string }
    Deadline: {
      code: string
      label: string
      due: string | null
      basis: string
      verified: boolean
      kind: 'legal' | 'promised'
      status: 'running' | 'due_soon' | 'overdue' | 'met' | 'paused'
      days_left: number | null
      day_kind: 'working' | 'calendar'
      why: string
    }
    HouseLine: {
      id: string
      number: string
      head_name: string
      build_type: string
      build_type_label: string
      village: components['schemas']['Place']
      township: components['schemas']['Place']
      stage: string
      stage_label: string
      state: string
      state_label: string
      due: components['schemas']['Deadline'] | null
      lon: number | null
      lat: number | null
      last_act_at: string
    }
    HousePage: { items: components['schemas']['HouseLine'][]; next_cursor: string | null }
    WorkItem: {
      house: components['schemas']['HouseLine']
      act: string
      label: string
      due: components['schemas']['Deadline'] | null
      missing: number
    }
    WorkPage: { items: components['schemas']['WorkItem'][]; next_cursor: string | null }
    Shape: { area_m2: number; geometry: Polygon }
    Photo: {
      id: string
      sha256: string
      bytes: number
      mime: string
      width: number
      height: number
      taken_at: string
      received_at: string
      purpose?: string
      location: { lon: number; lat: number; accuracy_m: number | null } | null
      exif: {
        make?: string
        model?: string
        software?: string
        orientation?: number
        taken_at?: string
        location?: { lon: number; lat: number; accuracy_m?: number; datum?: string }
      }
      verdict: 'inside' | 'outside' | 'undecided' | 'unlocated'
      distance_m: number | null
      fence: { target: string; radius_m: number } | null
      outside_reason?: string | null
      flags: { code: string; detail: string }[]
      duplicates: { photo_id: string; distance: number; same_house: boolean }[]
    }
    Material: { code: string; label: string; status: 'provided' | 'deferred' | 'missing'; due: string | null; promised_by: string | null }
    Inspection: {
      act_id: string
      kind: string
      label: string
      at: string
      officers: { username: string; name: string; certificate_no: string | null }[]
      conclusion: string
      findings: string[]
      photos: string[]
      verdict: string | null
      distance_m: number | null
      outside_reason?: string | null
    }
    House: {
      id: string
      number: string
      stage: string
      stage_label: string
      state: string
      state_label: string
      division: string
      village: components['schemas']['Place']
      township: components['schemas']['Place']
      household: {
        head_name: string
        id_number: string
        phone: string
        people: number
        members: { name: string; relation: string; relation_label: string; id_number: string }[]
      }
      build_type: string
      build_type_label: string
      land_class: string
      land_class_label: string
      current: { plot_area_m2: number; floor_area_m2: number; disposal: string }
      plot: components['schemas']['Shape']
      footprint: components['schemas']['Shape']
      floor_area_m2: number
      storeys: number
      height_m: number
      boundaries: { east: string; south: string; west: string; north: string }
      neighbours_consulted: boolean
      reason: string
      promise: { build_within_months: number; demolish_old_within_days: number }
      materials: components['schemas']['Material'][]
      deferred_materials: components['schemas']['Material'][]
      meeting: { body: string; due_count: number; present_count: number; for_count: number; against_count: number; held_on: string } | null
      notice: { place: string; published_on: string; closed_on: string | null; objections: number } | null
      village_opinion: { verdict: string; reason: string; on: string } | null
      reviews: { station: string; label: string; verdict: string | null; reason: string | null; on: string | null; by: string | null }[]
      conversion: { document_no: string; date: string; area_m2: number } | null
      decision: { verdict: string; reason: string; on: string } | null
      permits: { permit: string; label: string; number: string; issued_on: string; valid_to: string }[]
      approved: {
        plot_area_m2: number
        footprint_area_m2: number
        floor_area_m2: number
        storeys: number
        height_m: number
        footprint: Polygon | null
      } | null
      staked: Polygon | null
      measured: {
        method: string
        on: string
        footprint: Polygon | null
        plot: Polygon | null
        footprint_area_m2: number | null
        plot_area_m2: number | null
        floor_area_m2: number | null
        storeys: number | null
        height_m: number | null
      } | null
      builder: { kind: string; name: string; certificate_no: string | null; drawing_no: string | null } | null
      commenced_on: string | null
      completed_on: string | null
      acceptance: { verdict: string; items: string[]; old_house: string; on: string } | null
      title: { certificate_no: string; unit_no: string; on: string } | null
      inspections: components['schemas']['Inspection'][]
      waiting_for: { party: string; party_label: string; act: string; label: string; due: string | null }[]
      deadlines: components['schemas']['Deadline'][]
      violations: unknown[]
      photos: components['schemas']['Photo'][]
      rules: { code: string; label: string; value: string | number; basis: string; verified: boolean }[]
      fence_m?: number | null
      slip_code?: string | null
      applied_at: string
      last_act_at: string
      version: number
    }
    OpenAct: {
      act: string
      label: string
      open: boolean
      primary: boolean
      suggests: Record<string, unknown>
      requirements: components['schemas']['Requirement'][]
    }
    OpenActs: { stage: string; state: string; acts: components['schemas']['OpenAct'][] }
    Receipt: { county: string; seq: number; hash: string; prev_hash: string; received_at: string; signature: string }
    Recorded: { house: components['schemas']['House']; receipt: components['schemas']['Receipt'] }
    TimelineItem: {
      seq: number
      act_id: string
      act: string
      label: string
      stage: string
      actor: { name: string; role: string; role_label: string }
      at: string
      received_at: string
      late: boolean
      said: string
      receipt: components['schemas']['Receipt']
    }
    Timeline: { items: components['schemas']['TimelineItem'][] }
    PublicStatus: {
      number: string
      stage: string
      stage_label: string
      state_label: string
      said: string
      next: string | null
      due: string | null
      office: { name: string; phone: string | null }
      history: { date: string; said: string; stage: string }[]
    }
    Features: FeatureCollection<Geometry, Record<string, unknown>>
  }
}

type S = components['schemas']
type Answer<T> = { content: { 'application/json': T } }
type Failure = { content: { 'application/problem+json': S['Problem'] } }
type Asked<Path, Query> = { path: Path; query?: Query } extends infer P ? ([Path] extends [never] ? { path?: never; query?: Query } : P) : never
type Read<T, Path = never, Query = never> = {
  parameters: Asked<Path, Query>
  responses: { 200: Answer<T>; default: Failure }
}
type Write<T, Body, Path = never> = {
  parameters: Asked<Path, never>
  requestBody: { content: { 'application/json': Body } }
  responses: { 200: Answer<T>; default: Failure }
}

/** The routes this interface uses, in the shape that a generated file has. */
export interface paths {
  '/health': { get: Read<S['Health']> }
  '/api/v1/session': {
    get: Read<{ actor: S['Actor'] }>
    post: Write<S['Session'], { username: string; password: string }>
    delete: { responses: { 204: { content?: never }; default: Failure } }
  }
  '/api/v1/session/refresh': { post: { responses: { 200: Answer<S['Session']>; default: Failure } } }
  '/api/v1/divisions': { get: Read<{ items: S['Division'][] }, never, { under?: string }> }
  '/api/v1/pack': { get: Read<S['Pack']> }
  '/api/v1/officers': { get: Read<{ items: S['Officer'][] }> }
  '/api/v1/boundary': { get: Read<S['Features']> }
  '/api/v1/worklist': { get: Read<S['WorkPage'], never, { cursor?: string; limit?: number }> }
  '/api/v1/houses': {
    get: Read<S['HousePage'], never, {
      division?: string; stage?: string; state?: string; q?: string; overdue?: boolean; bbox?: string; cursor?: string; limit?: number
    }>
    post: Write<S['Recorded'], Record<string, unknown>>
  }
  '/api/v1/houses/plots': { get: Read<S['Features'], never, { bbox: string }> }
  '/api/v1/houses/{id}': { get: Read<S['House'], { id: string }> }
  '/api/v1/houses/{id}/acts': {
    get: Read<S['OpenActs'], { id: string }>
    post: Write<S['Recorded'], Record<string, unknown>, { id: string }>
  }
  '/api/v1/houses/{id}/timeline': { get: Read<S['Timeline'], { id: string }> }
  '/api/v1/status': { post: Write<S['PublicStatus'], { number: string; id_tail: string } | { code: string }> }
}
