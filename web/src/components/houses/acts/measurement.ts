import type { Polygon } from 'geojson'
import { numberOrNull } from '@/lib/numbers'

/** What was measured at a visit, as the form holds it. */
export interface Measurement {
  wanted: boolean
  method: string | null
  staked: Polygon | null
  built_footprint: Polygon | null
  occupied_plot: Polygon | null
  floor_area_m2: number | ''
  storeys: number | ''
  height_m: number | ''
}

export function emptyMeasurement(): Measurement {
  return { wanted: false, method: null, staked: null, built_footprint: null, occupied_plot: null, floor_area_m2: '', storeys: '', height_m: '' }
}

/** Visits that are nothing without a measurement. */
export function mustMeasure(kind: string): boolean {
  return kind === 'set_out' || kind === 'completion_visit'
}

/** The measurement as the act carries it: only what was measured. */
export function measurementPayload(from: Measurement, kind: string): Record<string, unknown> | null {
  if (!from.wanted && !mustMeasure(kind)) return null
  const outlines = kind === 'set_out'
    ? { staked: from.staked }
    : { built_footprint: from.built_footprint, occupied_plot: from.occupied_plot }
  const numbers = kind === 'set_out'
    ? {}
    : { floor_area_m2: numberOrNull(from.floor_area_m2), storeys: numberOrNull(from.storeys), height_m: numberOrNull(from.height_m) }
  const all = Object.entries({ method: from.method, ...outlines, ...numbers })
  return Object.fromEntries(all.filter(([name, value]) => name === 'method' || value !== null))
}
