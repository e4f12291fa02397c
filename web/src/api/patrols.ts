import type { FeatureCollection, Point, Polygon } from 'geojson'
import { answer } from './answer'
import type { Page } from './houses'
import type { components } from './schema.gen'
import type { ActBody } from './types'

type Served = components['schemas']

export const FRESHNESS = ['never', 'overdue', 'due_soon', 'fresh'] as const
export type Freshness = (typeof FRESHNESS)[number]

export type PatrolTask = Served['PatrolTask']
export type PatrolledVillage = Omit<Served['PatrolledVillage'], 'status'> & { status: Freshness }
export type Coverage = Omit<Served['CoverageView'], 'items'> & { items: PatrolledVillage[] }
export type PatrolVisitLine = Served['PatrolVisitLine']
export type PatrolVisit = Served['PatrolVisitView']
export type PatrolRecorded = Served['PatrolVisitAnswer']
/** A square of ground, or the middle of a village. */
export interface GroundFacts {
  kind: 'cell' | 'village'
  status: Freshness
  status_label: string
  last_on: string | null
  age_days: number | null
  unproven_on?: string | null
  visits?: number
  unproven?: number
  open?: number
  villages?: string
  code?: string
  name?: string
}
export type Ground = FeatureCollection<Polygon | Point, GroundFacts> & { truncated: boolean }

/** Which part of the list: in a place, for one reason, only what is overdue. */
export interface PlanFilter {
  division?: string
  reason?: string
  overdue?: string
}

/** What is to be looked at, the most pressing first: page by page, up to so many. */
export async function patrolPlan(filter: PlanFilter = {}, most = 400): Promise<Page<PatrolTask>> {
  const items: PatrolTask[] = []
  let cursor: string | undefined
  do {
    const page: Page<PatrolTask> = await asked('/plan', { ...filter, cursor, limit: '200' })
    items.push(...page.items)
    cursor = page.next_cursor ?? undefined
  } while (cursor && items.length < most)
  return { items, next_cursor: cursor ?? null }
}

export async function coverage(query: { division?: string; from?: string; to?: string } = {}): Promise<Coverage> {
  return asked('/coverage', query)
}

export async function groundWithin(bbox: string): Promise<Ground> {
  return asked('/coverage.geojson', { bbox })
}

export async function patrolVisits(cursor?: string): Promise<Page<PatrolVisitLine>> {
  return asked('/visits', { cursor, limit: '50' })
}

export async function patrolVisit(id: string): Promise<PatrolVisit> {
  return asked(`/visits/${encodeURIComponent(id)}`, {})
}

/** Records a visit. The same body sent again gives the same receipt, so a retry is harmless. */
export async function recordPatrolVisit(body: ActBody): Promise<PatrolRecorded> {
  const headers = { 'Content-Type': 'application/json' }
  return (await answer(new Request(address('/visits'), { method: 'POST', headers, body: JSON.stringify(body) }))).json()
}

async function asked<T>(path: string, query: Record<string, string | undefined>): Promise<T> {
  const url = new URL(address(path))
  for (const [name, value] of Object.entries(query)) if (value) url.searchParams.set(name, value)
  return (await answer(new Request(url))).json()
}

function address(path: string): string {
  return new URL(`/api/v1/patrols${path}`, window.location.origin).href
}
