import { describe, expect, it } from 'vitest'
import { diagonalCount, emptyTape, tapeQuestion } from './tape'

describe('a plot measured with a tape', () => {
  const whole = { ...emptyTape(), lon: 104.05, lat: 25.68, sides: [12, 12.5, 12, 12.5] }
  it('asks with the sides and without the diagonals nobody measured', () => {
    expect(tapeQuestion({ ...whole, diagonals: ['', ''] })).toEqual({ corner: [104.05, 25.68], bearing_deg: 0, sides_m: [12, 12.5, 12, 12.5], turn: 'right' })
  })
  it('adds the diagonals that were', () => {
    expect(tapeQuestion({ ...whole, diagonals: [17.33, ''] })?.diagonals_m).toEqual([17.33])
  })
  it('waits for every side and for the corner', () => {
    expect(tapeQuestion({ ...whole, sides: [12, '', 12, 12] })).toBeNull()
    expect(tapeQuestion({ ...whole, lon: '' })).toBeNull()
  })
  it('waits for the first diagonal when only the second is there, and for all of five sides', () => {
    expect(tapeQuestion({ ...whole, diagonals: ['', 17.33] })).toBeNull()
    expect(tapeQuestion({ ...whole, sides: [5, 5, 5, 5, 5], diagonals: [8] })).toBeNull()
    expect(tapeQuestion({ ...whole, sides: [5, 5, 5, 5, 5], diagonals: [8.09, 8.09] })?.diagonals_m).toHaveLength(2)
  })
  it.each([[3, 0], [4, 2], [5, 2], [6, 3]])('%i sides take %i diagonals', (sides, count) => {
    expect(diagonalCount(sides)).toBe(count)
  })
})
