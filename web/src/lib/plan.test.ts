import { describe, expect, it } from 'vitest'
import { planOf } from './plan'
import { toLonLat, type LonLat, type Metres } from './geometry'

const ORIGIN: LonLat = [103.82, 25.6]
const rectangle = (width: number, height: number) => ({
  type: 'Polygon' as const,
  coordinates: [([[0, 0], [width, 0], [width, height], [0, height], [0, 0]] as Metres[]).map((corner) => toLonLat(ORIGIN, corner))],
})

describe('a plan to scale', () => {
  it('frames everything that it shows', () => {
    const { frame } = planOf([rectangle(12, 12), null, rectangle(15, 12)])
    expect(frame?.size).toBeCloseTo(15, 2)
    expect(frame?.bar).toBe(5)
    expect(planOf([rectangle(40, 12)]).frame?.bar).toBe(10)
  })
  it('draws metres with north up', () => {
    const { path } = planOf([rectangle(12, 9)])
    expect(path(rectangle(12, 9))).toMatch(/^M0\.000 -?0\.000L12\.000 -?0\.000L12\.000 -9\.000L/)
    expect(path(null)).toBe('')
  })
  it('is nothing without an outline', () => {
    expect(planOf([null, undefined]).frame).toBeNull()
  })
})
