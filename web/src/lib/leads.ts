/** Where a lead may come from. */
export const SOURCES = ['patrol', 'report', 'satellite', 'camera', 'drone', 'assigned', 'department', 'hotline'] as const
export type LeadSource = (typeof SOURCES)[number]

export function isSource(value: unknown): value is LeadSource {
  return SOURCES.includes(value as LeadSource)
}

/** Whether it was a machine that saw something: it only suspects. */
export function isMachine(source: string): boolean {
  return ['satellite', 'camera', 'drone'].includes(source)
}

/** A place that an address names, as a patch, a map or a patrol hands it over. */
export function placeOf(lon: unknown, lat: unknown): [number, number] | null {
  if (typeof lon !== 'string' || typeof lat !== 'string' || lon.trim() === '' || lat.trim() === '') return null
  const at: [number, number] = [Number(lon), Number(lat)]
  const known = at.every(Number.isFinite) && Math.abs(at[0]) <= 180 && Math.abs(at[1]) <= 90
  return known ? at : null
}
