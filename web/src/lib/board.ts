/** A period that people ask for by name. */
export const PERIODS = ['month', 'quarter', 'year', 'last12'] as const
export type PeriodName = (typeof PERIODS)[number]

const iso = (day: Date) => day.toISOString().slice(0, 10)

/** First and last day of a named period that ends on a day, `YYYY-MM-DD`. */
export function periodOf(name: PeriodName, today: string): { from: string; to: string } {
  const [year = 1970, month = 1] = today.split('-').map(Number)
  const start = (y: number, m: number, d = 1) => iso(new Date(Date.UTC(y, m - 1, d)))
  switch (name) {
    case 'month': return { from: start(year, month), to: today }
    case 'quarter': return { from: start(year, Math.floor((month - 1) / 3) * 3 + 1), to: today }
    case 'year': return { from: start(year, 1), to: today }
    case 'last12': {
      const end = new Date(`${today}T00:00:00Z`)
      end.setUTCDate(end.getUTCDate() - 364)
      return { from: iso(end), to: today }
    }
  }
}

/** Which named period this is, if any. */
export function nameOf(from: string, to: string, today: string): PeriodName | undefined {
  return PERIODS.find((name) => {
    const period = periodOf(name, today)
    return period.from === from && period.to === to
  })
}

/** A list's parameters as they are named in the address of a figure: the parts of its code. */
export function figureParts(code: string): string[] {
  return code.split('.').filter((part) => part !== '')
}

/** The largest of some numbers, and nought where there are none. */
export function most(numbers: (number | null | undefined)[]): number {
  return numbers.reduce<number>((top, one) => Math.max(top, one ?? 0), 0)
}

/** The end of an axis that several charts share: a round number a little above. */
export function roundUp(value: number): number {
  if (value <= 5) return 5
  const step = 10 ** Math.floor(Math.log10(value))
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((times) => times * step).find((end) => end >= value) ?? value
}
