import { describe, expect, it } from 'vitest'
import { daysOf, handles, lastDay, played, spanOfMonths } from './months'

describe('months of the map', () => {
  it('stand in a row without gaps, a year at least, up to today', () => {
    const span = spanOfMonths({ '2026-02': 3, '2026-05': 1 }, '2026-06')
    expect(span).toHaveLength(12)
    expect([span[0], span.at(-1)]).toEqual(['2025-07', '2026-06'])
    expect(spanOfMonths({ '2024-11': 1, '2026-05': 1 }, '2026-06')).toHaveLength(20)
    expect(spanOfMonths({ '1998-01': 1 }, '2026-06')).toHaveLength(48)
  })

  it('become days, both ends with them; all of them narrow nothing', () => {
    const span = spanOfMonths({}, '2026-06')
    expect(daysOf(span, [0, 11])).toEqual({ from: undefined, to: undefined })
    expect(daysOf(span, [7, 7])).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(lastDay('2028-02')).toBe('2028-02-29')
    expect(handles(span, '2026-02-14', undefined)).toEqual([7, 11])
    expect(handles(span, '2019-01-01', '2030-01-01')).toEqual([0, 11])
  })

  it('play a season through and begin again', () => {
    expect(played([0, 11], 12)).toEqual([0, 2])
    expect(played([0, 2], 12)).toEqual([1, 3])
    expect(played([9, 11], 12)).toEqual([0, 2])
  })
})
