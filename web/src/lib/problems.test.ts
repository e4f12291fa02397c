import { expect, it } from 'vitest'
import { groupByDue } from './worklist'
import { unplaced } from './problems'
import { uuidv7 } from './ids'
import { reachOf } from './stages'

it('leaves only problems that no input shows', () => {
  const problems = ['plot', 'plot.coordinates.0', 'household.members.1.name', 'seal'].map((path) => ({ path, code: 'x', detail: '' }))
  expect(unplaced(problems, ['plot', 'household.members.1']).map((p) => p.path)).toEqual(['seal'])
})

it('groups work by what its clock says', () => {
  const of = (status: string | null) => ({ due: status ? { status, days_left: 1 } : null })
  const groups = groupByDue([of('due_soon'), of('overdue'), of(null), of('running')])
  expect([groups.overdue.length, groups.soon.length, groups.rest.length]).toEqual([1, 1, 2])
})

it('makes identifiers that sort by time and carry version 7', () => {
  const early = uuidv7(1_700_000_000_000)
  const late = uuidv7(1_700_000_000_001)
  expect(early < late).toBe(true)
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('sees a registered house as past all five stages', () => {
  expect(reachOf('acceptance', 'done', 'registered')).toBe('past')
  expect(reachOf('construction', 'construction', 'permitted')).toBe('present')
  expect(reachOf('acceptance', 'planning', 'applied')).toBe('future')
})
