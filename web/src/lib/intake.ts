import { polygonOf, type LonLat } from './geometry'

/** What a clerk or cadre has gathered so far for a new house. */
export interface IntakeDraft {
  village: string
  head: Person & { phone: string }
  members: (Person & { relation: string })[]
  current: { plot_area_m2: number | ''; floor_area_m2: number | ''; disposal: string }
  build_type: string | null
  land_class: string
  plot: LonLat[]
  footprint: LonLat[]
  /** Inner rings, where a survey has them: a court that is not built on. */
  plot_holes: LonLat[][]
  footprint_holes: LonLat[][]
  floor_area_m2: number | ''
  storeys: number | ''
  height_m: number | ''
  boundaries: { east: string; south: string; west: string; north: string }
  neighbours_consulted: boolean
  reason: string
  build_within_months: number | ''
  demolish_old_within_days: number | ''
  materials: string[]
  done_at: string
}

export interface Person {
  name: string
  id_number: string
}

export function emptyDraft(): IntakeDraft {
  return {
    village: '',
    head: { name: '', id_number: '', phone: '' },
    members: [],
    current: { plot_area_m2: 0, floor_area_m2: 0, disposal: 'none' },
    build_type: null,
    land_class: 'construction',
    plot: [],
    footprint: [],
    plot_holes: [],
    footprint_holes: [],
    floor_area_m2: '',
    storeys: '',
    height_m: '',
    boundaries: { east: '', south: '', west: '', north: '' },
    neighbours_consulted: false,
    reason: '',
    build_within_months: 12,
    demolish_old_within_days: 0,
    materials: [],
    done_at: '',
  }
}

/** The draft as it may rest on this device: without any citizen's number. */
export function withoutIdNumbers(draft: IntakeDraft): IntakeDraft {
  return {
    ...draft,
    head: { ...draft.head, id_number: '' },
    members: draft.members.map((member) => ({ ...member, id_number: '' })),
  }
}

const number = (value: number | ''): number | null => (value === '' ? null : value)

/** The `apply` payload; empty inputs go as null, so that the server can name all of them at once. */
export function applyPayload(draft: IntakeDraft): Record<string, unknown> {
  return {
    village: draft.village,
    household: {
      head_name: draft.head.name,
      id_number: draft.head.id_number.trim().toUpperCase(),
      phone: draft.head.phone.trim(),
      members: draft.members.map((member) => ({ ...member, id_number: member.id_number.trim().toUpperCase() })),
    },
    current: { plot_area_m2: number(draft.current.plot_area_m2), floor_area_m2: number(draft.current.floor_area_m2), disposal: draft.current.disposal },
    build_type: draft.build_type,
    land_class: draft.land_class,
    plot: polygonOf(draft.plot, draft.plot_holes),
    footprint: polygonOf(draft.footprint, draft.footprint_holes),
    floor_area_m2: number(draft.floor_area_m2),
    storeys: number(draft.storeys),
    height_m: number(draft.height_m),
    boundaries: draft.boundaries,
    neighbours_consulted: draft.neighbours_consulted,
    reason: draft.reason,
    promise: { build_within_months: number(draft.build_within_months), demolish_old_within_days: number(draft.demolish_old_within_days) },
    materials: draft.materials.map((code) => ({ code })),
  }
}

export const STEPS = ['household', 'plot', 'house', 'promise', 'materials', 'review'] as const
export type Step = (typeof STEPS)[number]

const OWNED: [Step, string[]][] = [
  ['household', ['village', 'household', 'current']],
  ['plot', ['build_type', 'land_class', 'plot', 'boundaries']],
  ['house', ['footprint', 'floor_area_m2', 'storeys', 'height_m']],
  ['promise', ['reason', 'neighbours_consulted', 'promise']],
  ['materials', ['materials']],
]

/** On which step a wrong field is put right. */
export function stepOf(path: string): Step {
  const top = path.split('.')[0] ?? ''
  return OWNED.find(([, names]) => names.includes(top))?.[0] ?? 'review'
}

const NAMES: [RegExp, string][] = [
  [/^village$/, 'intake.village'],
  [/^household\.head_name$/, 'intake.head'],
  [/id_number$/, 'intake.idNumber'],
  [/^household\.phone$/, 'intake.phone'],
  [/members\.\d+\.name$/, 'intake.name'],
  [/members\.\d+\.relation$/, 'intake.relation'],
  [/^household\.members/, 'intake.members'],
  [/^current/, 'intake.current'],
  [/^build_type$/, 'intake.buildType'],
  [/^land_class$/, 'intake.landClass'],
  [/^plot/, 'draw.plot'],
  [/^footprint/, 'draw.footprint'],
  [/^boundaries\.(east|south|west|north)$/, 'side.$1'],
  [/^boundaries/, 'intake.boundaries'],
  [/^floor_area_m2$/, 'numbers.floorArea'],
  [/^storeys$/, 'numbers.storeys'],
  [/^height_m$/, 'numbers.height'],
  [/^reason$/, 'intake.reason'],
  [/^neighbours_consulted$/, 'intake.neighbours'],
  [/^promise\.build_within_months$/, 'intake.months'],
  [/^promise\.demolish_old_within_days$/, 'intake.days'],
  [/^materials/, 'intake.step.materials'],
  [/^at$/, 'act.doneAt'],
]

/** The key of the words for a field of the application, or null. */
export function nameOf(path: string): string | null {
  for (const [pattern, key] of NAMES) {
    const match = pattern.exec(path)
    if (match) return key.replace('$1', match[1] ?? '')
  }
  return null
}
