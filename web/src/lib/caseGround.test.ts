import type { Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { groundOf } from './caseGround'

const square = (west: number): Polygon => ({ type: 'Polygon', coordinates: [[[west, 25], [west + 1, 25], [west + 1, 26], [west, 25]]] })
const ground = (west: number) => ({ outline: { geometry: square(west) }, against: { approved: { geometry: square(9) } }, pieces: [{ geometry: square(west + 3) }] })

describe('the ground of a case', () => {
  it('is what was measured last, held against what was approved', () => {
    const found = groundOf({
      lead: { outline: { geometry: square(0) } },
      filing: { measured: { ground: ground(1) } },
      investigations: [{ measured: { ground: ground(2) } }, { measured: null }, { measured: {} }],
    })
    expect(found.drawn).toEqual(square(0))
    expect(found.measured).toEqual(square(2))
    expect(found.approved).toEqual(square(9))
    expect(found.excess.features[0]).toMatchObject({ properties: { effect: 'excess' }, geometry: square(5) })
  })
  it('is nothing where nobody measured, and has no approval where nothing was allowed', () => {
    expect(groundOf({ filing: null, investigations: [] })).toMatchObject({ drawn: null, measured: null, approved: null, excess: { features: [] } })
    const against = groundOf({ filing: {}, investigations: [{ measured: { ground: { ...ground(1), against: 'nothing' } } }] })
    expect(against.approved).toBeNull()
  })
})
