import { describe, expect, it } from 'vitest'
import { addDays, dateOf, daysBetween, fromLocalInput, toLocalInput } from './dates'

describe('county time', () => {
  it('shows a moment as the county clock reads, whatever zone the device is in', () => {
    expect(toLocalInput(new Date('2026-11-22T17:30:00Z'))).toBe('2026-11-23T01:30')
  })
  it('writes what was typed with the county offset', () => {
    expect(fromLocalInput('2026-11-23T01:30')).toBe('2026-11-23T01:30:00+08:00')
    expect(fromLocalInput('2026-13-45T99:99')).toBeNull()
    expect(fromLocalInput('')).toBeNull()
  })
  it('counts calendar days over the turn of a year', () => {
    expect(addDays('2026-12-30', 5)).toBe('2027-01-04')
    expect(daysBetween('2026-12-30', '2027-01-04')).toBe(5)
  })
  it('takes the county date of a late evening in Greenwich', () => {
    expect(dateOf('2026-11-22T20:00:00Z')).toBe('2026-11-23')
    expect(dateOf('2026-11-22')).toBe('2026-11-22')
  })
})
