import { describe, expect, it } from 'vitest'
import { around, placeOfLine } from './mapLine'

describe('a line beside the map', () => {
  it('lies at its point, or in the middle of its outline', () => {
    expect(placeOfLine({ id: 'a', lon: 104.05, lat: 25.68 })).toEqual([104.05, 25.68])
    expect(placeOfLine({ id: 'b', geometry: { type: 'MultiPolygon', coordinates: [[[[1, 1], [3, 1], [3, 5], [1, 1]]]] } })).toEqual([2, 3])
    expect(placeOfLine({ id: 'c', lon: null, lat: null })).toBeNull()
  })
  it('leads to the next, from the last to the first again', () => {
    const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
    expect(around(items, 'c', 1)?.id).toBe('a')
    expect(around(items, null, -1)?.id).toBe('c')
    expect(around([], 'a', 1)).toBeNull()
  })
})
