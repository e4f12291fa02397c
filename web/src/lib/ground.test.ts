import type { Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { groundAt, outlinesOf, piecesOf } from './ground'

const square = (lon: number, lat: number): Polygon => ({ type: 'Polygon', coordinates: [[[lon, lat], [lon + 0.0002, lat], [lon + 0.0002, lat + 0.0002], [lon, lat + 0.0002], [lon, lat]]] })
const NONE = { plot: null, approved: null, measured: null, excess: [] }

describe('what a picked file has on the ground', () => {
  it('lies in the middle of its outlines, or at its point', () => {
    const ground = groundAt({ ...NONE, measured: square(104, 25) }, [1, 1])
    expect(ground?.at).toEqual([104.0001, 25.0001])
    expect(ground?.reach_m).toBeGreaterThan(10)
    expect(groundAt(NONE, [104, 25])).toMatchObject({ at: [104, 25], reach_m: 0 })
    expect(groundAt(NONE, null)).toBeNull()
  })

  it('is compared: what exceeds belongs to what was measured', () => {
    const ground = groundAt({ plot: square(104, 25), approved: square(104, 25), measured: square(104, 25), excess: [square(104, 25)] }, null)!
    const roles = (shown: 'both' | 'approved' | 'measured') => outlinesOf(ground, shown).features.map((one) => one.properties?.role)
    expect(roles('both')).toEqual(['plot', 'approved', 'measured'])
    expect(roles('approved')).toEqual(['plot', 'approved'])
    expect(piecesOf(ground, 'approved').features).toHaveLength(0)
    expect(piecesOf(ground, 'measured').features[0]?.properties).toEqual({ effect: 'excess' })
  })
})
