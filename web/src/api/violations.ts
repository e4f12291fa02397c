import { answer } from './answer'
import type { Page } from './houses'
import type { ActBody, TimelineItem } from './types'
import type { ActField, CaseActs, CaseFile, CaseLine, CaseRecorded } from './violationTypes'

export interface CaseFilter {
  state?: string
  track?: string
  kind?: string
  source?: string
  division?: string
  q?: string
  open?: boolean
  risk?: boolean
}

/** Asked for by a body: what is looked for may be a name, which stands in no address. */
export async function listViolations(filter: CaseFilter, cursor?: string, limit = 50): Promise<Page<CaseLine>> {
  return sent('/search', { ...filter, cursor, limit })
}

/** Those that lie in a rectangle `west,south,east,north` and have not ended. */
export async function violationsWithin(bbox: string): Promise<CaseLine[]> {
  return (await asked<Page<CaseLine>>('', { bbox, open: true, limit: 100 })).items
}

/** Those of one house, the ended ones too. */
export async function violationsOfHouse(house: string): Promise<CaseLine[]> {
  return (await asked<Page<CaseLine>>('', { house, limit: 100 })).items
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

export async function violation(id: string): Promise<CaseFile> {
  return asked(`/${encodeURIComponent(id)}`)
}

export async function openCaseActs(id: string): Promise<CaseActs> {
  return asked(`/${encodeURIComponent(id)}/acts`)
}

export async function caseTimeline(id: string): Promise<TimelineItem[]> {
  return (await asked<{ items: TimelineItem[] }>(`/${encodeURIComponent(id)}/timeline`)).items
}

/** Records an act. The same body sent again gives the same receipt, so a retry is harmless. */
export async function recordCaseAct(id: string, body: ActBody): Promise<CaseRecorded> {
  return sent(`/${encodeURIComponent(id)}/acts`, body)
}

/** The form of a lead: what its kinds and sources are called. */
export async function leadForm(): Promise<ActField[]> {
  return asked('/form')
}

export async function registerLead(body: ActBody): Promise<CaseRecorded> {
  return sent('', body)
}

async function asked<T>(path: string, query: Record<string, unknown> = {}): Promise<T> {
  const url = address(path)
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value))
  }
  return (await answer(new Request(url))).json() as Promise<T>
}

async function sent<T>(path: string, body: object): Promise<T> {
  const request = new Request(address(path), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  return (await answer(request)).json() as Promise<T>
}

function address(path: string): URL {
  return new URL(`/api/v1/violations${path}`, window.location.origin)
}
