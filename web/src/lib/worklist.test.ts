import { describe, expect, it } from 'vitest'
import { groupByDue } from './worklist'

describe('a day’s work', () => {
  it('puts cases beside houses by their own clocks, and calls nobody late for the time of others', () => {
    const items = [
      { id: 'house late', due: { status: 'overdue' } },
      { id: 'case late', clock: { sense: 'must_by', status: 'over' } },
      { id: 'case soon', clock: { sense: 'must_by', status: 'due_soon' } },
      { id: 'may demolish from now on', clock: { sense: 'not_before', status: 'over' } },
      { id: 'nothing runs', due: null, clock: null },
    ]
    const groups = groupByDue(items)
    expect(groups.overdue.map((item) => item.id)).toEqual(['house late', 'case late'])
    expect(groups.soon.map((item) => item.id)).toEqual(['case soon'])
    expect(groups.rest.map((item) => item.id)).toEqual(['may demolish from now on', 'nothing runs'])
  })
})
