import { describe, expect, it } from 'vitest'
import { areaM2, corners, distanceM, fenceRing, polygonOf, rectangleCorners, rectangleOf, sideLengthsM, type LonLat } from './geometry'

const corner: LonLat = [104.05, 25.68]

describe('plots of a dozen metres', () => {
  it('measures a twelve-metre square near Zhanyi as 144 m²', () => {
    const points = rectangleCorners({ corner, width_m: 12, length_m: 12, bearing_deg: 0 })
    expect(areaM2(points)).toBeCloseTo(144, 2)
    sideLengthsM(points).forEach((side) => expect(side).toBeCloseTo(12, 3))
  })

  it('keeps area and sides when the plot is turned', () => {
    const points = rectangleCorners({ corner, width_m: 9, length_m: 16, bearing_deg: 37 })
    expect(areaM2(points)).toBeCloseTo(144, 1)
    expect(sideLengthsM(points).map((side) => Math.round(side * 100) / 100)).toEqual([9, 16, 9, 16])
  })

  it.each([0, 12.5, -20, 90])('reads a drawn rectangle back, turned by %s°', (bearing) => {
    const drawn = { corner, width_m: 9, length_m: 16, bearing_deg: bearing }
    const polygon = polygonOf(rectangleCorners(drawn))
    const back = polygon && rectangleOf(polygon)
    expect(back?.width_m).toBeCloseTo(9, 2)
    expect(back?.length_m).toBeCloseTo(16, 2)
    expect(back?.bearing_deg).toBeCloseTo(bearing, 1)
  })

  it('reads a rectangle whose corners run clockwise', () => {
    const polygon = polygonOf([...rectangleCorners({ corner, width_m: 9, length_m: 16, bearing_deg: 0 })].reverse())
    const back = polygon && rectangleOf(polygon)
    expect(back && back.width_m * back.length_m).toBeCloseTo(144, 1)
  })

  it('measures in the plane of the zone, as the survey and the server do', () => {
    // 12.0 × 12.5 m in EPSG:4523, as PROJ brings it to degrees.
    const surveyed: LonLat[] = [[103.822000000087, 25.600000001256], [103.822124408326, 25.600001003517], [103.82212334729, 25.600109301471], [103.821998938938, 25.600108299205]]
    expect(areaM2(surveyed)).toBeCloseTo(150, 2)
    expect(sideLengthsM(surveyed)[0]).toBeCloseTo(12.5, 3)
  })

  it('has no area before there are three corners', () => {
    expect(areaM2([corner, [104.051, 25.68]])).toBe(0)
    expect(polygonOf([corner])).toBeNull()
  })

  it('draws the fence thirty metres outside the plot', () => {
    const polygon = polygonOf(rectangleCorners({ corner, width_m: 12, length_m: 12, bearing_deg: 0 }))
    const ring = polygon ? fenceRing(polygon, 30) : []
    const nearest = ring.map((point) => Math.min(...corners(polygon as NonNullable<typeof polygon>).map((c) => distanceM(point, c))))
    nearest.forEach((distance) => expect(distance).toBeCloseTo(30, 1))
    expect(ring.length).toBeGreaterThan(40)
  })
})
