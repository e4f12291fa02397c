import type { Polygon } from 'geojson'

/** A photo that repeats an earlier one, and how far apart they were taken. */
export interface Retake {
  photo: string
  first: string
  view: { apart_m: number | null; accuracy_m: number; turned_deg: number | null }
  reason: string | null
}

/** The outline measured again, and what of it is still too much. */
export interface Remeasured {
  on: string
  method: string
  drawing_no: string
  outline: { geometry: Polygon } | null
  left: { geometry: Polygon }[]
  left_m2: number
  tolerance_m2: number
}

export interface Rectified { retakes: Retake[]; remeasured: Remeasured | null }

interface Shown { rectified?: Rectified | null }

export interface RectifiedRecord {
  correction: Shown | null
  demolition: Shown | null
  ending: Record<string, Shown> | null
}

/** What shows a case put right, in the order in which it came: seen corrected, demolished, closed. */
export function rectifiedOf(record: RectifiedRecord): Rectified {
  const all = [record.correction, record.demolition, record.ending?.Closed ?? null].flatMap((one) => (one?.rectified ? [one.rectified] : []))
  return {
    retakes: all.flatMap((one) => one.retakes),
    remeasured: all.flatMap((one) => (one.remeasured ? [one.remeasured] : [])).at(-1) ?? null,
  }
}

/** Whether nothing is left that the method could tell. */
export const isGone = (again: Remeasured): boolean => again.left_m2 <= again.tolerance_m2
