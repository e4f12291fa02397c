import type { LonLat } from './geometry'

interface Placed {
  id: string
  lon?: number | null
  lat?: number | null
  geometry?: { type: string; coordinates: unknown }
}

/** Where a line of the list lies: its point, or the middle of its outline's box; none when it has no place. */
export function placeOfLine(line: Placed): LonLat | null {
  if (typeof line.lon === 'number' && typeof line.lat === 'number') return [line.lon, line.lat]
  const all = flat(line.geometry?.coordinates)
  if (all.length === 0) return null
  const lons = all.map(([lon]) => lon)
  const lats = all.map(([, lat]) => lat)
  return [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2]
}

function flat(value: unknown): LonLat[] {
  if (!Array.isArray(value)) return []
  return typeof value[0] === 'number' ? [value as LonLat] : value.flatMap(flat)
}

/** The one so many steps away, round the end to the beginning. */
export function around<T extends { id: string }>(items: readonly T[], from: string | null, by: number): T | null {
  if (items.length === 0) return null
  const at = items.findIndex((item) => item.id === from)
  const next = at < 0 ? (by > 0 ? 0 : items.length - 1) : (at + by + items.length) % items.length
  return items[next] ?? null
}
