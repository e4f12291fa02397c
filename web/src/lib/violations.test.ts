import { describe, expect, it } from 'vitest'
import { boardOf, byRisk, byUrgency, clocksOfStep, mayBeSame, readings, sameCounts, shareOf, spanOf, toneOf } from './violations'

const clock = (code: string, sense: string, status: string, day: string | null, otherwise: string | null = null) => ({ code, sense, status, day, otherwise, from: '2025-03-03' })

describe('the board of a track', () => {
  it('has no court on the planning track and no force of its own on the land track', () => {
    expect(boardOf('planning', []).map((column) => column.code)).not.toContain('court')
    expect(boardOf('land', []).map((column) => column.code)).not.toContain('force')
    expect(boardOf('zone', []).map((column) => column.code)).toEqual(expect.arrayContaining(['force', 'court']))
  })

  it('puts every case in exactly one column, what stands still beside the road', () => {
    const cases = ['filed', 'investigated', 'demanded', 'announced', 'demolished', 'suspended'].map((state) => ({ state }))
    const board = boardOf('planning', cases)
    expect(board.flatMap((column) => column.items)).toHaveLength(cases.length)
    expect(board.at(-1)).toEqual({ code: 'paused', items: [{ state: 'suspended' }] })
    expect(boardOf('planning', cases.slice(0, 5)).at(-1)?.code).toBe('closing')
  })

  it('puts a broken limit first in its column', () => {
    const late = { state: 'filed', clock: clock('decision', 'must_by', 'over', '2025-03-03') }
    const soon = { state: 'investigated', clock: clock('decision', 'must_by', 'due_soon', '2025-03-03') }
    expect(boardOf('land', [{ state: 'filed' }, soon, late])[0]?.items).toEqual([late, soon, { state: 'filed' }])
  })
})

describe('clocks', () => {
  it('are red only for a broken limit of the authority', () => {
    expect(toneOf(clock('decision', 'must_by', 'over', '2025-03-03'))).toBe('breach')
    expect(toneOf(clock('decision', 'must_by', 'due_soon', '2025-03-03'))).toBe('due')
    for (const sense of ['party_until', 'court_by', 'not_before']) expect(toneOf(clock('x', sense, 'over', '2025-03-03'))).toBe('plain')
  })

  it('stand in the order in which they press', () => {
    const sorted = byUrgency([
      clock('review', 'party_until', 'due_soon', '2025-05-06'),
      clock('service', 'must_by', 'met', '2025-03-12'),
      clock('court_until', 'must_by', 'due_soon', '2025-06-18', '2025-08-06'),
      clock('decision', 'must_by', 'over', '2025-02-01'),
    ])
    expect(sorted.map((one) => one.code)).toEqual(['decision', 'court_until', 'review', 'service'])
  })

  it('show both readings of the court window, the earlier one counting (行政强制法 53)', () => {
    expect(readings(clock('court_until', 'must_by', 'running', '2025-06-18', '2025-08-06'))).toEqual([
      { day: '2025-06-18', counts: true }, { day: '2025-08-06', counts: false },
    ])
    expect(readings(clock('comply', 'party_until', 'running', '2025-06-18'))).toEqual([{ day: '2025-06-18', counts: true }])
    expect(readings(clock('comply', 'party_until', 'undetermined', null))).toEqual([])
  })

  it('are drawn from their start to their last reading', () => {
    const window = clock('court_until', 'must_by', 'running', '2025-06-18', '2025-08-06')
    expect(spanOf(window, '2025-04-01')).toEqual({ from: '2025-03-03', to: '2025-08-06' })
    expect(spanOf(window, '2025-09-01')?.to).toBe('2025-09-01')
    expect(shareOf('2025-03-03', '2025-03-03', '2025-03-13')).toBe(0)
    expect(shareOf('2025-03-08', '2025-03-03', '2025-03-13')).toBe(0.5)
    expect(shareOf('2026-01-01', '2025-03-03', '2025-03-13')).toBe(1)
  })

  it('hang on the step that waits for them', () => {
    const all = [clock('earliest_demolition', 'not_before', 'running', '2025-09-04'), clock('service', 'must_by', 'met', '2025-03-12')]
    expect(clocksOfStep('demolish', all).map((one) => one.code)).toEqual(['earliest_demolition'])
    expect(clocksOfStep('serve', all)).toEqual([])
  })
})

describe('leads that may be one', () => {
  const lead = (id: string, lon: number, found_on: string, accuracy_m = 5) => ({ id, found_on, lon, lat: 25.6, accuracy_m })

  it('are near in place and in time, the accuracies counted in', () => {
    // 0.0004° of longitude are forty metres here.
    expect(mayBeSame(lead('a', 103.8, '2026-11-01'), lead('b', 103.8004, '2026-11-20'))).toBe(false)
    expect(mayBeSame(lead('a', 103.8, '2026-11-01', 10), lead('b', 103.8004, '2026-11-20', 10))).toBe(true)
    expect(mayBeSame(lead('a', 103.8, '2026-08-01'), lead('b', 103.8, '2026-11-20'))).toBe(false)
  })

  it('are counted for each lead', () => {
    const counts = sameCounts([lead('a', 103.8, '2026-11-01'), lead('b', 103.80001, '2026-11-02'), lead('c', 103.9, '2026-11-02')])
    expect([...counts]).toEqual([['a', 1], ['b', 1], ['c', 0]])
  })
})

describe('the list of risks', () => {
  it('groups cases by what is risky, the broken limit first', () => {
    const risk = (code: string) => ({ code, label: code })
    const [a, b] = [{ id: 'a', risks: [risk('clock_due_soon'), risk('clock_over'), risk('clock_over')] }, { id: 'b', risks: [risk('clock_due_soon'), risk('unheard_of')] }]
    const groups = byRisk([a, b])
    expect(groups.map((group) => group.code)).toEqual(['clock_over', 'clock_due_soon', 'unheard_of'])
    expect(groups[0]?.items).toEqual([a])
    expect(groups[1]?.items).toEqual([a, b])
  })
})
