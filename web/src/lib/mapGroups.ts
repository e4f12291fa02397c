import type { MapLayer } from './mapView'

/** Hatchings, so that nothing is told by colour alone. */
export const PATTERNS = ['solid', 'rising', 'falling', 'cross', 'level', 'upright', 'dots', 'grid'] as const
export type PatternName = (typeof PATTERNS)[number]

/** What is drawn alike: codes that belong together, with the token of their hue and their hatching. */
export interface MapGroup {
  name: string
  codes: readonly string[]
  hue: string
  pattern: PatternName
}

/** A lead of which nobody has said what kind it is. It is counted and drawn; no filter asks for it. */
export const NO_KIND = 'none'

/** The graver first: a ring begins with what weighs most. */
const VIOLATIONS: MapGroup[] = [
  { name: 'basicFarmland', codes: ['V13'], hue: 'kind-basic', pattern: 'cross' },
  { name: 'farmland', codes: ['V12', 'V14', 'V29'], hue: 'kind-farmland', pattern: 'dots' },
  { name: 'protected', codes: ['V15', 'V16', 'V17', 'V18', 'V19', 'V20'], hue: 'kind-protected', pattern: 'grid' },
  { name: 'unapproved', codes: ['V01'], hue: 'kind-unapproved', pattern: 'rising' },
  { name: 'moreLand', codes: ['V02', 'V03', 'V06', 'V10', 'V28'], hue: 'kind-land', pattern: 'falling' },
  { name: 'moved', codes: ['V04', 'V05'], hue: 'kind-moved', pattern: 'upright' },
  { name: 'higher', codes: ['V07', 'V08', 'V09'], hue: 'kind-high', pattern: 'level' },
  { name: 'other', codes: ['V11', 'V21', 'V22', 'V23', 'V24', 'V25', 'V26', 'V27'], hue: 'kind-other', pattern: 'dots' },
  { name: 'unset', codes: [NO_KIND], hue: 'kind-other', pattern: 'solid' },
]
const HOUSES: MapGroup[] = [
  { name: 'planning', codes: ['planning'], hue: 'stage-planning', pattern: 'rising' },
  { name: 'approval', codes: ['approval'], hue: 'stage-approval', pattern: 'falling' },
  { name: 'construction', codes: ['construction'], hue: 'stage-construction', pattern: 'upright' },
  { name: 'supervision', codes: ['supervision'], hue: 'stage-supervision', pattern: 'level' },
  { name: 'acceptance', codes: ['acceptance'], hue: 'stage-acceptance', pattern: 'dots' },
  { name: 'done', codes: ['done'], hue: 'kind-other', pattern: 'solid' },
]
const PATCHES: MapGroup[] = [
  { name: 'no_approval', codes: ['no_approval'], hue: 'patch-none', pattern: 'cross' },
  { name: 'over_approved', codes: ['over_approved'], hue: 'patch-over', pattern: 'rising' },
  { name: 'open_violation', codes: ['open_violation'], hue: 'patch-case', pattern: 'dots' },
  { name: 'approved_house', codes: ['approved_house'], hue: 'patch-house', pattern: 'level' },
  { name: 'no_building', codes: ['no_building'], hue: 'patch-ground', pattern: 'solid' },
]

export const GROUPS: Record<MapLayer, readonly MapGroup[]> = { violations: VIOLATIONS, houses: HOUSES, patches: PATCHES }

/** The property of a near feature, and the facet of the numbers, by which a layer is coloured. */
export const COLOURED_BY: Record<MapLayer, 'kind' | 'stage' | 'class'> = { violations: 'kind', houses: 'stage', patches: 'class' }

/** A code from a later day belongs to no group and is drawn as the last. */
export function groupOf(layer: MapLayer, code: string): MapGroup {
  const groups = GROUPS[layer]
  return groups.find((group) => group.codes.includes(code)) ?? (groups.at(-1) as MapGroup)
}

/** The counts of single codes added up by group; what belongs to none stays with the last. */
export function byGroup(layer: MapLayer, counts: Readonly<Record<string, number>>): { group: MapGroup; count: number }[] {
  const sums = new Map(GROUPS[layer].map((group) => [group, 0]))
  for (const [code, count] of Object.entries(counts)) {
    const group = groupOf(layer, code)
    sums.set(group, (sums.get(group) ?? 0) + count)
  }
  return [...sums].map(([group, count]) => ({ group, count }))
}
