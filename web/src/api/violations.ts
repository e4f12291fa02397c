import { api, given } from './client'
import type { Page } from './houses'
import type { paths } from './schema.gen'
import type { ActBody, TimelineItem } from './types'
import type { ActField, CaseActs, CaseFile, CaseLine, CaseRecorded } from './violationTypes'

/** An address may say anything of a state or kind; what the server does not know it names. */
type Search = NonNullable<paths['/api/v1/violations/search']['post']['requestBody']>['content']['application/json']

export interface CaseFilter {
  state?: string
  track?: string
  kind?: string
  source?: string
  division?: string
  q?: string
  open?: boolean
  risk?: boolean
  /** A figure of the board; `from` and `to` are its period, without one the days of registration. */
  figure?: string
  from?: string
  to?: string
}

/** Asked for by a body: what is looked for may be a name, which stands in no address. */
export async function listViolations(filter: CaseFilter, cursor?: string, limit = 50): Promise<Page<CaseLine>> {
  return given(await api.POST('/api/v1/violations/search', { body: { ...filter, cursor, limit } as Search }))
}

/** All that fit, page by page, up to so many; `next_cursor` says whether there are more. */
export async function allViolations(filter: CaseFilter, most = 300): Promise<Page<CaseLine>> {
  const items: CaseLine[] = []
  let cursor: string | undefined
  do {
    const page = await listViolations(filter, cursor, 100)
    items.push(...page.items)
    cursor = page.next_cursor ?? undefined
  } while (cursor && items.length < most)
  return { items, next_cursor: cursor ?? null }
}

/** Those that lie in a rectangle `west,south,east,north` and have not ended. */
export async function violationsWithin(bbox: string): Promise<CaseLine[]> {
  return given<Page<CaseLine>>(await api.GET('/api/v1/violations', { params: { query: { bbox, open: 'true', limit: '100' } } })).items
}

export async function violation(id: string): Promise<CaseFile> {
  return given(await api.GET('/api/v1/violations/{id}', { params: { path: { id } } }))
}

export async function openCaseActs(id: string): Promise<CaseActs> {
  return given(await api.GET('/api/v1/violations/{id}/acts', { params: { path: { id } } }))
}

export async function caseTimeline(id: string): Promise<TimelineItem[]> {
  return given<{ items: TimelineItem[] }>(await api.GET('/api/v1/violations/{id}/timeline', { params: { path: { id } } })).items
}

/** The form of a lead: what its kinds and sources are called. */
export async function leadForm(): Promise<ActField[]> {
  return given(await api.GET('/api/v1/violations/form'))
}

/** Records an act. The same body sent again gives the same receipt, so a retry is harmless. */
export async function recordCaseAct(id: string, body: ActBody): Promise<CaseRecorded> {
  return given(await api.POST('/api/v1/violations/{id}/acts', { params: { path: { id } }, body: body as never }))
}

export async function registerLead(body: ActBody): Promise<CaseRecorded> {
  return given(await api.POST('/api/v1/violations', { body: body as never }))
}
