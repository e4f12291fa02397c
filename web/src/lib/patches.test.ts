import { describe, expect, it } from 'vitest'
import { explaining, partsOf, stepped } from './patches'

describe('a patch', () => {
  it('is as many polygons as it has parts', () => {
    const ring = [[0, 0], [1, 0], [1, 1], [0, 0]]
    expect(partsOf({ type: 'MultiPolygon', coordinates: [[ring], [ring]] })).toEqual([{ type: 'Polygon', coordinates: [ring] }, { type: 'Polygon', coordinates: [ring] }])
  })
  it('is explained by a house that counts, however little it covers', () => {
    const houses = [{ standing: 'finished_before', share: 0.9 }, { standing: 'approved', share: 0.2 }, { standing: 'approved', share: 0.4 }]
    expect(explaining({ houses })).toEqual({ standing: 'approved', share: 0.4 })
    expect(explaining({ houses: houses.slice(0, 1) })?.standing).toBe('finished_before')
    expect(explaining({ houses: [] })).toBeNull()
  })
})

describe('stepping through the queue', () => {
  const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  it('goes on by one and stays at the ends', () => {
    expect(stepped(items, 'a', 1)?.id).toBe('b')
    expect(stepped(items, 'c', 1)?.id).toBe('c')
    expect(stepped(items, 'a', -1)?.id).toBe('a')
    expect(stepped(items, undefined, 1)?.id).toBe('a')
    expect(stepped([], undefined, 1)).toBeNull()
  })
})
