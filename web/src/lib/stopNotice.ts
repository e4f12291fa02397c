import { addDays, toDateInput } from './dates'

interface StopCase {
  division: string
  description: string
  filing: { unit: string } | null
  law?: string | null
  record: { verification: { findings: string } | null }
}

/** Days to put it right that are offered; the law names none (城乡规划法 65), so the officer says which. */
export const CORRECTION_DAYS = [7, 15, 30] as const

const FRESH_H = 3

/** Photos taken a moment ago: what the officer has just seen needs not be taken twice. */
export function freshPhotos(photos: readonly { id: string; taken_at: string }[], now: Date): string[] {
  const since = now.getTime() - FRESH_H * 3_600_000
  return photos.filter((photo) => Date.parse(photo.taken_at) >= since).map((photo) => photo.id)
}

/** What a stop notice can be begun with: the facts on file, the township, the usual article. Its number the server gives. */
export function stopDefaults(of: StopCase, laws: readonly string[], now: Date): Record<string, string> {
  return {
    law: of.law ?? laws[0] ?? '',
    unit: of.filing?.unit ?? of.division.slice(0, 9),
    correct_by: addDays(toDateInput(now), 15),
    facts: of.record.verification?.findings || of.description,
  }
}
