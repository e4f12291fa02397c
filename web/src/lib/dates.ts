/** County time: all of China keeps one clock, eight hours before Greenwich, whatever the device says. */
const COUNTY_OFFSET_MIN = 8 * 60

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

/** A date shifted so that its UTC fields read as county wall-clock fields. */
function wall(date: Date): Date {
  return new Date(date.getTime() + COUNTY_OFFSET_MIN * 60_000)
}

/** What a `datetime-local` input shows for this moment: `2026-11-22T10:05`. */
export function toLocalInput(date: Date): string {
  const at = wall(date)
  return `${toDateInput(date)}T${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`
}

/** The county's calendar date of this moment: `2026-11-22`. */
export function toDateInput(date: Date): string {
  const at = wall(date)
  return `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`
}

/** RFC 3339 with the county's offset, from what a `datetime-local` input holds; null when it is not a time. */
export function fromLocalInput(text: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2}))?/.exec(text)
  if (!match) return null
  const out = `${match[1]}T${match[2]}:${match[3] ?? '00'}+08:00`
  return Number.isNaN(Date.parse(out)) ? null : out
}

/** A calendar date moved by whole days. */
export function addDays(date: string, days: number): string {
  const start = new Date(`${date.slice(0, 10)}T00:00:00+08:00`)
  return toDateInput(new Date(start.getTime() + days * 86_400_000))
}

/** Whole calendar days from one date to another. */
export function daysBetween(from: string, to: string): number {
  const a = Date.parse(`${from.slice(0, 10)}T00:00:00Z`)
  const b = Date.parse(`${to.slice(0, 10)}T00:00:00Z`)
  return Math.round((b - a) / 86_400_000)
}

/** The county date of a time or date as the server writes it. */
export function dateOf(value: string): string {
  return value.length <= 10 ? value : toDateInput(new Date(value))
}
