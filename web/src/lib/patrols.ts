import type { PatrolTask } from '@/api/patrols'
import { distanceM, type LonLat } from './geometry'

/** Tasks of one reason, in the order in which the server put them. */
export interface TaskGroup {
  reason: string
  label: string
  tasks: PatrolTask[]
}

/** By reason, each group where its first task stands in the list. */
export function groupByReason(tasks: PatrolTask[]): TaskGroup[] {
  const groups = new Map<string, TaskGroup>()
  for (const task of tasks) {
    const known = groups.get(task.reason)
    if (known) known.tasks.push(task)
    else groups.set(task.reason, { reason: task.reason, label: task.reason_label, tasks: [task] })
  }
  return [...groups.values()]
}

/** Metres from where somebody stands; none for a task without a place. */
export function away(task: PatrolTask, here: LonLat | null): number | null {
  return here && task.place ? distanceM(here, [task.place.lon, task.place.lat]) : null
}

/** The nearest first; what has no place keeps its order behind them. */
export function byDistance(tasks: PatrolTask[], here: LonLat): PatrolTask[] {
  const metres = (task: PatrolTask) => away(task, here) ?? Infinity
  return [...tasks].sort((a, b) => {
    const [near, far] = [metres(a), metres(b)]
    return near === far ? 0 : near - far
  })
}

/** Where a task is looked at: its own file, or the form of a visit for what has none. */
export function placeOfTask(task: PatrolTask): string {
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
