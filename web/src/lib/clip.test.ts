import { describe, expect, it } from 'vitest'
import { clipRing, placeForName } from './clip'

const square = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]

describe('a name written where it can be seen', () => {
  it('stands in the middle of the part in view', () => {
    expect(placeForName({ type: 'Polygon', coordinates: [square] }, [8, 4, 20, 6])).toEqual([9, 5])
  })
  it('stands in the middle of the area when all of it is in view', () => {
    expect(placeForName({ type: 'Polygon', coordinates: [square] }, [-5, -5, 15, 15])).toEqual([5, 5])
  })
  it('is not written for what lies out of view', () => {
    expect(placeForName({ type: 'Polygon', coordinates: [square] }, [20, 20, 30, 30])).toBeNull()
    expect(placeForName({ type: 'LineString', coordinates: square }, [0, 0, 5, 5])).toBeNull()
  })
  it('fills the view when the view lies inside', () => {
    expect(clipRing(square, [2, 2, 4, 4])).toHaveLength(4)
  })
})
