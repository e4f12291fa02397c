/** A coordinate system as a form offers it. */
export interface CrsChoice {
  code: string
  kind: 'degrees' | 'plane'
  /** For a plane: the 3° zone, its middle meridian, and whether eastings begin with the zone's number. */
  zone?: number
  meridian?: number
  prefixed?: boolean
}

const DEGREES = ['EPSG:4490', 'EPSG:4326', 'gcj02', 'bd09'] as const

/** EPSG 4513 to 4533 are the CGCS2000 3° zones 25 to 45 with the zone's number, 4534 to 4554 the same without. */
function plane(zone: number, prefixed: boolean): CrsChoice {
  return { code: `EPSG:${zone - 25 + (prefixed ? 4513 : 4534)}`, kind: 'plane', zone, meridian: zone * 3, prefixed }
}

/** The 3° zone of a CGCS2000 plane system, or null for any other. */
export function zoneOf(code: string): number | null {
  const number = Number(/^EPSG:(\d+)$/.exec(code)?.[1])
  if (number >= 4513 && number <= 4533) return number - 4513 + 25
  return number >= 4534 && number <= 4554 ? number - 4534 + 25 : null
}

/** The county's own system first, then the same without the zone's number, its neighbours, and degrees. */
export function crsChoices(county: string): CrsChoice[] {
  const zone = zoneOf(county)
  const own = zone === null ? [] : [zone, zone - 1, zone + 1].flatMap((one) => [plane(one, true), plane(one, false)])
  return [...own, ...DEGREES.map((code): CrsChoice => ({ code, kind: 'degrees' }))]
}

/**
 * The system that these eastings look written in, as a first choice for the form: degrees, or the county's zone without
 * its number in front. What looks like neither stays with the county's own, for the server to doubt.
 */
export function likelyCrs(county: string, eastings: number[]): string {
  const zone = zoneOf(county)
  if (eastings.length === 0 || zone === null) return county
  if (eastings.every((value) => Math.abs(value) <= 180)) return 'EPSG:4490'
  return eastings.every((value) => value >= 100_000 && value < 1_000_000) ? plane(zone, false).code : county
}
