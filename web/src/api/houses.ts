import { api, given } from './client'
import type { paths } from './schema.gen'
import type { ActBody, Compliance, Features, House, HouseLine, OpenActs, Recorded, TimelineItem } from './types'

/** An address may say anything of a stage or state; what the server does not know it names. */
type Search = NonNullable<paths['/api/v1/houses/search']['post']['requestBody']>['content']['application/json']

export interface HouseFilter {
  division?: string
  stage?: string
  state?: string
  q?: string
  overdue?: boolean
  /** A figure of the board; `from` and `to` are its period, without one the days of application. */
  figure?: string
  from?: string
  to?: string
}

export interface Page<T> {
  items: T[]
  next_cursor: string | null
}

export async function listHouses(filter: HouseFilter, cursor?: string): Promise<Page<HouseLine>> {
  return given(await api.POST('/api/v1/houses/search', { body: { ...filter, cursor, limit: 30 } as Search }))
}

export async function plotsWithin(bbox: string): Promise<Features> {
  return given(await api.GET('/api/v1/houses/plots', { params: { query: { bbox } } }))
}

export async function house(id: string): Promise<House> {
  return given(await api.GET('/api/v1/houses/{id}', { params: { path: { id } } }))
}

export async function openActs(id: string): Promise<OpenActs> {
  return given(await api.GET('/api/v1/houses/{id}/acts', { params: { path: { id } } }))
}

export async function timeline(id: string): Promise<TimelineItem[]> {
  return given<{ items: TimelineItem[] }>(await api.GET('/api/v1/houses/{id}/timeline', { params: { path: { id } } })).items
}

/** Records an act. The same body sent again gives the same receipt, so a retry is harmless. */
export async function recordAct(id: string, body: ActBody): Promise<Recorded> {
  return given(await api.POST('/api/v1/houses/{id}/acts', { params: { path: { id } }, body: asTyped(body) }))
}

export async function applyForHouse(body: ActBody): Promise<Recorded> {
  return given(await api.POST('/api/v1/houses', { body: asTyped(body) }))
}

/** The description asks each act for its own fields; whether a form has them all is for the server to say. */
function asTyped(body: ActBody): never {
  return body as never
}

export async function compliance(id: string): Promise<Compliance> {
  return given(await api.GET('/api/v1/houses/{id}/compliance', { params: { path: { id } } }))
}
