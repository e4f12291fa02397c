import { daysBetween, dateOf, toDateInput } from './dates'
import type { Stage } from './stages'

interface Dated {
  stage: string
  applied_at: string
  notice?: { published_on: string; closed_on: string | null } | null
  village_opinion?: { on: string } | null
  permits: { issued_on: string }[]
  commenced_on?: string | null
  completed_on?: string | null
  title?: { on: string } | null
}

export interface Span {
  from: string
  to: string | null
  days: number
}

/** From when to when the house was in each stage it has reached, in calendar days. */
export function stageSpans(house: Dated, today: string = toDateInput(new Date())): Partial<Record<Stage, Span>> {
  const ends: [Stage, string | null][] = [
    ['planning', house.village_opinion?.on ?? null],
    ['approval', house.permits.length >= 2 ? latest(house.permits.map((permit) => permit.issued_on)) : null],
    ['construction', house.commenced_on ?? null],
    ['supervision', house.completed_on ?? null],
    ['acceptance', house.title?.on ?? null],
  ]
  const spans: Partial<Record<Stage, Span>> = {}
  let from: string | null = dateOf(house.applied_at)
  for (const [stage, end] of ends) {
    if (!from) break
    const over = house.stage === stage ? null : end && dateOf(end)
    spans[stage] = { from, to: over, days: Math.max(0, daysBetween(from, over ?? today)) }
    from = over
  }
  return spans
}

function latest(dates: string[]): string | null {
  return [...dates].sort().at(-1) ?? null
}

interface Members {
  plot_per_household_m2: number
  plot_per_person_m2: number
}

/** The largest plot for a household of so many people: the smaller of the two limits. */
export function plotLimitM2(limits: Members, people: number): number {
  return Math.min(limits.plot_per_household_m2, limits.plot_per_person_m2 * Math.max(1, people))
}
