import { describe, expect, it } from 'vitest'
import { leadOf } from './findingLead'
import { toLonLat, type LonLat, type Metres } from './geometry'

const ORIGIN: LonLat = [103.82, 25.6]
const ring = (east: number, width: number) => ([[east, 0], [east + width, 0], [east + width, 12], [east, 12], [east, 0]] as Metres[]).map((corner) => toLonLat(ORIGIN, corner))
const house = { id: '530303-1', division: '530303101201', plot: { geometry: { type: 'Polygon' as const, coordinates: [ring(0, 12)] } } }

describe('a lead about a confirmed finding', () => {
  it('takes house, kind and the largest piece of the excess', () => {
    const finding = { kind: 'V02', detail: '多占 36 平方米', geometry: { type: 'MultiPolygon' as const, coordinates: [[ring(12, 1)], [ring(20, 3)]] } }
    const { query, outline } = leadOf(house, finding)
    expect(query).toMatchObject({ house_id: '530303-1', village: '530303101201', kind: 'V02', description: '多占 36 平方米' })
    expect(outline?.coordinates[0]).toEqual(ring(20, 3))
    expect(Number(query.lon)).toBeGreaterThan(toLonLat(ORIGIN, [20, 0])[0])
  })
  it('is a point in the plot where the finding has no ground', () => {
    const { query, outline } = leadOf(house, { kind: 'V08', detail: '超层', geometry: null })
    expect(outline).toBeNull()
    expect(Number(query.lon)).toBeCloseTo(toLonLat(ORIGIN, [6, 6])[0], 6)
  })
})
