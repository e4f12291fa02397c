import type { MultiPolygon, Polygon } from 'geojson'

export const RESULTS = ['lawful', 'violation', 'agricultural_facility', 'temporary_land', 'unchanged', 'other'] as const
export const BUILT_BY = ['villager', 'collective', 'company', 'government', 'unknown'] as const
export const RECTIFICATIONS = ['not_started', 'under_way', 'done'] as const

/** The parts of a patch, each a polygon of its own. */
export function partsOf(geometry: MultiPolygon): Polygon[] {
  return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
}

/** The house that explains a patch best: one that counts before one that does not, the wider cover before the smaller. */
export function explaining<H extends { standing: string; share: number }>(patch: { houses: readonly H[] }): H | null {
  const counting = patch.houses.filter((house) => house.standing === 'approved')
  return [...(counting.length ? counting : patch.houses)].sort((a, b) => b.share - a.share)[0] ?? null
}

/** The one that is so many steps away in a list; the ends hold. */
export function stepped<T extends { id: string }>(items: readonly T[], from: string | undefined, by: number): T | null {
  const at = items.findIndex((item) => item.id === from)
  return items[Math.min(items.length - 1, Math.max(0, at === -1 ? 0 : at + by))] ?? null
}
