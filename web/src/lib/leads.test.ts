import { describe, expect, it } from 'vitest'
import { isMachine, isSource, placeOf } from './leads'

describe('a lead that an address begins', () => {
  it('takes a place that is one', () => {
    expect(placeOf('104.0421', '25.6905')).toEqual([104.0421, 25.6905])
    for (const [lon, lat] of [['', ''], ['104', ''], ['a', '25'], ['204', '25'], ['104', '95'], [undefined, '25']]) expect(placeOf(lon, lat)).toBeNull()
  })
  it('knows a machine, which only suspects, from a person', () => {
    expect(['satellite', 'camera', 'drone'].every(isMachine)).toBe(true)
    expect(['patrol', 'report', 'hotline'].some(isMachine)).toBe(false)
    expect(isSource('patrol')).toBe(true)
    expect(isSource('rumour')).toBe(false)
  })
})
