import { describe, expect, it } from 'vitest'
import { figureParts, most, nameOf, periodOf, roundUp } from './board'

describe('the periods of the board', () => {
  it('end today and begin where their name says', () => {
    expect(periodOf('month', '2026-11-28')).toEqual({ from: '2026-11-01', to: '2026-11-28' })
    expect(periodOf('quarter', '2026-11-28')).toEqual({ from: '2026-10-01', to: '2026-11-28' })
    expect(periodOf('quarter', '2026-03-01')).toEqual({ from: '2026-01-01', to: '2026-03-01' })
    expect(periodOf('year', '2026-01-01')).toEqual({ from: '2026-01-01', to: '2026-01-01' })
    expect(periodOf('last12', '2026-11-28')).toEqual({ from: '2025-11-29', to: '2026-11-28' })
  })
  it('are told by their days', () => {
    expect(nameOf('2025-11-29', '2026-11-28', '2026-11-28')).toBe('last12')
    expect(nameOf('2025-11-30', '2026-11-28', '2026-11-28')).toBeUndefined()
  })
})

describe('axes that charts share', () => {
  it('end a little above the largest number', () => {
    expect([0, 5, 7, 11, 16, 75, 101, 999].map(roundUp)).toEqual([5, 5, 8, 15, 20, 80, 150, 1000])
    expect(most([null, 3, undefined, 2])).toBe(3)
    expect(most([])).toBe(0)
  })
})

describe('a figure in an address', () => {
  it('falls into its parts', () => {
    expect(figureParts('in_time.review.legal')).toEqual(['in_time', 'review', 'legal'])
    expect(figureParts('open')).toEqual(['open'])
  })
})
