import { answer } from './answer'
import type { components } from './schema.gen'

type Served = components['schemas']

export type StatCount = Served['StatCount']
export type StatDays = Served['StatDays']
export type StatLimit = Served['StatLimit']
export type StatVisit = Served['StatVisit']
export type StatSource = Served['StatSource']
export type StatHouses = Served['StatHouses']
export type StatCases = Served['StatCases']
export type StatPatrols = Served['StatPatrols']
export type StatRule = Served['StatRule']
export type Overview = Served['OverviewView']
export type TownshipStats = Served['TownshipStats']
export type Townships = Served['TownshipsView']

/** Whose figures, and of which days; what is absent is the reader's whole territory and the year up to today. */
export interface StatsQuery {
  division?: string
  from?: string
  to?: string
}

export async function overview(query: StatsQuery): Promise<Overview> {
  return (await answer(new Request(address('overview', query)))).json() as Promise<Overview>
}

export async function townshipStats(query: StatsQuery): Promise<Townships> {
  return (await answer(new Request(address('townships', query)))).json() as Promise<Townships>
}

/** The same as text, one line a figure. It needs the bearer token, so a plain link cannot fetch it. */
export async function statsTable(of: 'overview' | 'townships', query: StatsQuery): Promise<Blob> {
  return (await answer(new Request(address(`${of}.csv`, query)))).blob()
}

function address(path: string, query: StatsQuery): URL {
  const url = new URL(`/api/v1/stats/${path}`, window.location.origin)
  for (const [name, value] of Object.entries(query)) if (value) url.searchParams.set(name, value)
  return url
}
