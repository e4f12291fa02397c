/** A month as the numbers name it: `2026-04`. */
export type Month = string

const indexOf = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
const monthAt = (index: number): Month => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`

/** So many bars fit beside the map; what is older is asked for by its days. */
const MOST = 48

/** Every month from the first that has something to the last, the empty ones too. */
export function spanOfMonths(counts: Readonly<Record<Month, number>>, today: Month): Month[] {
  const known = Object.keys(counts).filter((month) => /^\d{4}-\d{2}$/.test(month)).sort()
  const last = Math.max(indexOf(known.at(-1) ?? today), indexOf(today))
  const first = Math.max(indexOf(known[0] ?? today), last - MOST + 1)
  // A year at least, so that a single month is no block across the whole width.
  return Array.from({ length: Math.max(12, last - first + 1) }, (_, i) => monthAt(last - Math.max(11, last - first) + i))
}

export function firstDay(month: Month): string {
  return `${month}-01`
}

export function lastDay(month: Month): string {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()
  return `${month}-${String(days).padStart(2, '0')}`
}

export function monthOf(day: string): Month {
  return day.slice(0, 7)
}

/** Both handles as places in the span; a day outside it holds to the end. */
export function handles(months: readonly Month[], from: string | undefined, to: string | undefined): [number, number] {
  const place = (day: string | undefined, otherwise: number) => {
    if (!day || months.length === 0) return otherwise
    return Math.min(months.length - 1, Math.max(0, indexOf(monthOf(day)) - indexOf(months[0] as Month)))
  }
  return [place(from, 0), place(to, months.length - 1)]
}

/** The days of a pair of handles; the whole span narrows nothing. */
export function daysOf(months: readonly Month[], [low, high]: readonly [number, number]): { from?: string; to?: string } {
  return {
    from: low > 0 ? firstDay(months[low] as Month) : undefined,
    to: high < months.length - 1 ? lastDay(months[high] as Month) : undefined,
  }
}

/** The next picture of a play: the same width of time a month later, from the start again after the end. */
export function played([low, high]: readonly [number, number], months: number): [number, number] {
  const width = Math.min(high - low, months - 1)
  if (width >= months - 1) return [0, Math.min(2, months - 1)]
  return high >= months - 1 ? [0, width] : [low + 1, high + 1]
}
