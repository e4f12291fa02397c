interface Due {
  due?: { status: string } | null
  /** Of a case: only the authority's own clock makes a thing late. */
  clock?: { status: string; sense: string } | null
}

export interface WorkGroups<T> {
  overdue: T[]
  soon: T[]
  rest: T[]
}

/** The work list as a person plans a day: what is late, what comes soon, the rest; each keeps the given order. */
export function groupByDue<T extends Due>(items: T[]): WorkGroups<T> {
  const groups: WorkGroups<T> = { overdue: [], soon: [], rest: [] }
  for (const item of items) {
    const status = item.due?.status ?? caseStatus(item.clock)
    if (status === 'overdue') groups.overdue.push(item)
    else if (status === 'due_soon') groups.soon.push(item)
    else groups.rest.push(item)
  }
  return groups
}

function caseStatus(clock: Due['clock']): string | undefined {
  if (clock?.sense !== 'must_by') return undefined
  return clock.status === 'over' ? 'overdue' : clock.status
}
