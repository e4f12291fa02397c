import { describe, expect, it } from 'vitest'
import { away, byDistance, groupByReason, leadFrom, placeOfTask, type Task } from './patrols'

type Named = Task & { label: string }

function task(over: Partial<Named>): Named {
  return { kind: 'house', id: '530303-1', label: '1', village: { code: '530303101201' }, place: null, reason: 'village', reason_label: '巡村', ...over }
}

describe('the list of a patrol', () => {
  it('groups by reason where the first of each stands', () => {
    const tasks = [task({ reason: 'b', label: '1' }), task({ reason: 'a', label: '2' }), task({ reason: 'b', label: '3' })]
    expect(groupByReason(tasks).map((group) => [group.reason, group.tasks.map((one) => one.label)])).toEqual([['b', ['1', '3']], ['a', ['2']]])
  })

  it('puts the nearest first and what has no place last, in its order', () => {
    const at = (lon: number) => ({ lon, lat: 25.6 })
    const tasks = [task({ label: 'x' }), task({ label: 'far', place: at(104.1) }), task({ label: 'y' }), task({ label: 'near', place: at(104.001) })]
    expect(byDistance(tasks, [104, 25.6]).map((one) => one.label)).toEqual(['near', 'far', 'x', 'y'])
    expect(away(tasks[3] as Named, [104, 25.6])).toBeCloseTo(100.4, 0)
    expect(away(tasks[0] as Named, [104, 25.6])).toBeNull()
    expect(away(tasks[1] as Named, null)).toBeNull()
  })

  it('leads to the file that a task belongs to, or to the form of a visit', () => {
    expect(placeOfTask(task({}))).toBe('/houses/530303-1')
    expect(placeOfTask(task({ kind: 'violation' }))).toBe('/violations/530303-1')
    expect(placeOfTask(task({ kind: 'patrol' }))).toBe('/patrols/visits/530303-1')
    expect(placeOfTask(task({ kind: 'village', id: null }))).toBe('/patrols/new?village=530303101201')
  })

  it('hands a lead what the visit saw', () => {
    const lead = leadFrom({ number: '530303101-XC2026-00001', place: { lon: 104.02, lat: 25.66 }, village: { code: '530303101201' }, findings: ['新挖基槽', '三人'] })
    expect(lead.path).toBe('/violations/new')
    expect(lead.query).toEqual({ lon: '104.02', lat: '25.66', source: 'patrol', source_ref: '530303101-XC2026-00001', village: '530303101201', description: '新挖基槽\n三人' })
  })
})
