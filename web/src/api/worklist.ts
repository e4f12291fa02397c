import { api, given } from './client'
import type { Page } from './houses'
import type { Deadline, HouseLine } from './types'
import type { CaseClock, CaseLine } from './violationTypes'

/** One thing to do, in a house or in a case. */
export interface WorkItem {
  subject: 'house' | 'violation'
  house: HouseLine | null
  violation: CaseLine | null
  act: string
  label: string
  due: Deadline | null
  clock: CaseClock | null
  missing: number
}

export async function workList(cursor?: string): Promise<Page<WorkItem>> {
  return given(await api.GET('/api/v1/worklist', { params: { query: { cursor, limit: '50' } } }))
}
