import { describe, expect, it } from 'vitest'
import { plotLimitM2, stageSpans } from './houseFacts'

const house = {
  stage: 'supervision',
  applied_at: '2026-06-01T10:00:00+08:00',
  notice: null,
  village_opinion: { on: '2026-06-14' },
  permits: [{ issued_on: '2026-06-19' }, { issued_on: '2026-06-20' }],
  commenced_on: '2026-06-24',
  completed_on: null,
  title: null,
}

describe('the days of a house in each stage', () => {
  it('counts finished stages between their acts and the present one to today', () => {
    const spans = stageSpans(house, '2026-07-24')
    expect(spans.planning?.days).toBe(13)
    expect(spans.approval?.days).toBe(6)
    expect(spans.construction?.days).toBe(4)
    expect(spans.supervision).toEqual({ from: '2026-06-24', to: null, days: 30 })
    expect(spans.acceptance).toBeUndefined()
  })
})

it.each([[1, 30], [3, 90], [5, 150], [7, 150], [0, 30]])('%i people may have %i m²', (people, limit) => {
  expect(plotLimitM2({ plot_per_household_m2: 150, plot_per_person_m2: 30 }, people)).toBe(limit)
})
