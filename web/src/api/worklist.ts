import { api, given } from './client'
import type { Page } from './houses'
import type { Deadline, HouseLine, Said, Served } from './types'
import type { CaseClock, CaseLine } from './violationTypes'

/** One thing to do, in a house or in a case. */
export type WorkItem = Said<Served['WorkItem'], {
  subject: 'house' | 'violation'
  house?: HouseLine | null
  violation?: CaseLine | null
  due?: Deadline | null
  clock?: CaseClock | null
}>

export async function workList(cursor?: string): Promise<Page<WorkItem>> {
  return given(await api.GET('/api/v1/worklist', { params: { query: { cursor, limit: '50' } } }))
}
