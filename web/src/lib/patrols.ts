import { distanceM, type LonLat } from './geometry'

/** What of a task of the list this room needs. */
export interface Task {
  kind: string
  id?: string | null
  village: { code: string }
  place?: { lon: number; lat: number } | null
  reason: string
  reason_label: string
}

/** Tasks of one reason, in the order in which the server put them. */
export interface TaskGroup<T> {
  reason: string
  label: string
  tasks: T[]
}

/** By reason, each group where its first task stands in the list. */
export function groupByReason<T extends Task>(tasks: T[]): TaskGroup<T>[] {
  const groups = new Map<string, TaskGroup<T>>()
  for (const task of tasks) {
    const known = groups.get(task.reason)
    if (known) known.tasks.push(task)
    else groups.set(task.reason, { reason: task.reason, label: task.reason_label, tasks: [task] })
  }
  return [...groups.values()]
}

/** Metres from where somebody stands; none for a task without a place. */
export function away(task: Task, here: LonLat | null): number | null {
  return here && task.place ? distanceM(here, [task.place.lon, task.place.lat]) : null
}

/** The nearest first; what has no place keeps its order behind them. */
export function byDistance<T extends Task>(tasks: T[], here: LonLat): T[] {
  const metres = (task: T) => away(task, here) ?? Infinity
  return [...tasks].sort((a, b) => {
    const [near, far] = [metres(a), metres(b)]
    return near === far ? 0 : near - far
  })
}

/** Where a task is looked at: its own file, or the form of a visit for what has none. */
export function placeOfTask(task: Task): string {
  if (task.kind === 'house') return `/houses/${task.id}`
  if (task.kind === 'violation') return `/violations/${task.id}`
  if (task.kind === 'patrol') return `/patrols/visits/${task.id}`
  if (task.kind === 'patch') return `/patches/${task.id}`
  return `/patrols/new?village=${task.village.code}`
}

/** The lead form with what a visit saw: its place, and its number as the source. */
export function leadFrom(visit: { number: string; place: { lon: number; lat: number }; village: { code: string }; findings: string[] }) {
  return {
    path: '/violations/new',
    query: {
      lon: String(visit.place.lon), lat: String(visit.place.lat), source: 'patrol', source_ref: visit.number, village: visit.village.code,
      ...(visit.findings.length ? { description: visit.findings.join('\n') } : {}),
    },
  }
}
