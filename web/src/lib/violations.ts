import { addDays, daysBetween } from './dates'
import { distanceM } from './geometry'

export const TRACKS = ['planning', 'land', 'zone'] as const
export type TrackCode = (typeof TRACKS)[number]

export function isTrack(value: unknown): value is TrackCode {
  return TRACKS.includes(value as TrackCode)
}

/** The columns of a board, each with the states that stand in it: the same road for all tracks but for its last part. */
const ROAD = {
  investigation: ['filed', 'investigated'],
  notice: ['notified'],
  decision: ['decided'],
  demand: ['demanded'],
  force: ['enforcement_decided', 'announced'],
  court: ['applied', 'ruled'],
  closing: ['corrected', 'demolished'],
  paused: ['suspended'],
} as const

export type ColumnCode = keyof typeof ROAD

/** What a track's board shows. Planning never goes to court, land never goes anywhere else (城乡规划法 65; 土地管理法 83). */
const BOARDS: Record<TrackCode, ColumnCode[]> = {
  planning: ['investigation', 'notice', 'decision', 'demand', 'force', 'closing'],
  land: ['investigation', 'notice', 'decision', 'demand', 'court', 'closing'],
  zone: ['investigation', 'notice', 'decision', 'demand', 'force', 'court', 'closing'],
}

export interface Column<T> {
  code: ColumnCode
  items: T[]
}

interface ClockLike {
  sense: string
  status: string
  day: string | null
  otherwise: string | null
}

interface Boarded {
  state: string
  clock?: ClockLike | null
}

/** Within a column the most pressing first: a broken limit, one nearly out, the rest as they came. */
function pressing(item: Boarded): number {
  const tone = item.clock ? toneOf(item.clock) : 'plain'
  return { breach: 0, due: 1, plain: 2 }[tone]
}

/** A track's cases by step. What stands still, or in a state no column of the track has, stands in a column of its own. */
export function boardOf<T extends Boarded>(track: TrackCode, cases: readonly T[]): Column<T>[] {
  const items = [...cases].sort((a, b) => pressing(a) - pressing(b))
  const columns = BOARDS[track].map((code): Column<T> => ({ code, items: items.filter((item) => inColumn(code, item.state)) }))
  const rest = items.filter((item) => !columns.some((column) => column.items.includes(item)))
  return rest.length > 0 ? [...columns, { code: 'paused', items: rest }] : columns
}

function inColumn(code: ColumnCode, state: string): boolean {
  return (ROAD[code] as readonly string[]).includes(state)
}

export type Tone = 'breach' | 'due' | 'plain'

/** Red is only for a legal limit of the authority that is broken, amber only for one nearly out. */
export function toneOf(clock: Pick<ClockLike, 'sense' | 'status'>): Tone {
  if (clock.sense !== 'must_by') return 'plain'
  if (clock.status === 'over') return 'breach'
  return clock.status === 'due_soon' ? 'due' : 'plain'
}

/** Done, or run out for the party or the court: nothing is to be watched any more. */
export function isPast(clock: Pick<ClockLike, 'sense' | 'status'>): boolean {
  return clock.status === 'met' || (clock.status === 'over' && ['party_until', 'court_by'].includes(clock.sense))
}

const STANDING: Record<string, number> = { over: 0, due_soon: 1, running: 2, undetermined: 3, met: 4 }

/** What presses first: the authority's own clocks before those of others, then by day; both readings count by the earlier. */
export function byUrgency<T extends ClockLike>(clocks: readonly T[]): T[] {
  const rank = (clock: T) => {
    const tone = toneOf(clock)
    if (tone === 'breach') return 0
    if (tone === 'due') return 1
    return 2 + (STANDING[clock.status] ?? 3)
  }
  return [...clocks].sort((a, b) => rank(a) - rank(b) || (a.day ?? '9').localeCompare(b.day ?? '9'))
}

/** The two readings of a clock in their order, the one that counts marked; one only where the law is read in one way. */
export function readings(clock: ClockLike): { day: string; counts: boolean }[] {
  if (!clock.day) return []
  const kept = { day: clock.day, counts: true }
  if (!clock.otherwise || clock.otherwise === clock.day) return [kept]
  return [kept, { day: clock.otherwise, counts: false }].sort((a, b) => a.day.localeCompare(b.day))
}

/** Where a day lies between two, from 0 to 1; for drawing a clock. */
export function shareOf(day: string, from: string, to: string): number {
  const whole = Math.max(1, daysBetween(from, to))
  return Math.min(1, Math.max(0, daysBetween(from, day) / whole))
}

/** The span that a clock's drawing covers: from its start to its last reading, or to today where that is later. */
export function spanOf(clock: ClockLike & { from: string }, today: string): { from: string; to: string } | null {
  if (!clock.day) return null
  const last = [clock.day, clock.otherwise ?? clock.day, today].sort().at(-1) ?? clock.day
  const from = clock.from < today ? clock.from : addDays(today, -1)
  return { from, to: last }
}

/** A case that is at its end waits for nobody. */
export function isOver(state: string): boolean {
  return ['closed', 'dismissed', 'transferred'].includes(state)
}

interface LeadLike {
  lon: number
  lat: number
  accuracy_m?: number
  found_on: string
}

const SAME_TIME_DAYS = 60
const SAME_PLACE_M = 30

/** Whether two leads may well be one, as the server suggests it too: near in place and in time. A person decides. */
export function mayBeSame(a: LeadLike, b: LeadLike): boolean {
  const reach = SAME_PLACE_M + (a.accuracy_m ?? 0) + (b.accuracy_m ?? 0)
  return distanceM([a.lon, a.lat], [b.lon, b.lat]) <= reach && Math.abs(daysBetween(a.found_on, b.found_on)) <= SAME_TIME_DAYS
}

/** How many of the others each lead may be the same as. */
export function sameCounts<T extends LeadLike & { id: string }>(leads: readonly T[]): Map<string, number> {
  return new Map(leads.map((lead) => [lead.id, leads.filter((other) => other.id !== lead.id && mayBeSame(lead, other)).length]))
}

/** Risks over all cases, the graver kinds first, each with its cases in their order. */
export function byRisk<T extends { risks: readonly { code: string; label: string }[] }>(cases: readonly T[]): { code: string; label: string; items: T[] }[] {
  const order = ['clock_over', 'decided_late', 'second_officer_missing', 'power_unverified', 'between_readings', 'clock_due_soon']
  const found = new Map<string, { code: string; label: string; items: T[] }>()
  for (const one of cases) {
    for (const risk of one.risks) {
      const group = found.get(risk.code) ?? { code: risk.code, label: risk.label, items: [] }
      if (!group.items.includes(one)) group.items.push(one)
      found.set(risk.code, group)
    }
  }
  const rank = (code: string) => (order.indexOf(code) + order.length + 1) % (order.length + 1)
  return [...found.values()].sort((a, b) => rank(a.code) - rank(b.code))
}

/** The clocks that a step of the procedure line waits for, by the step's act. */
const STEP_CLOCKS: Record<string, string[]> = {
  open_case: ['filing'],
  decide: ['statement', 'hearing_request', 'decision'],
  serve: ['service'],
  demand: ['comply'],
  decide_enforcement: ['demand'],
  apply_to_court: ['court_from', 'court_until'],
  court_ruling: ['court_acceptance', 'court_ruling'],
  demolish: ['earliest_demolition'],
}

export function clocksOfStep<T extends { code: string; sense: string; status: string }>(step: string, clocks: readonly T[]): T[] {
  const wanted = STEP_CLOCKS[step] ?? []
  return clocks.filter((clock) => wanted.includes(clock.code) && !isPast(clock))
}
