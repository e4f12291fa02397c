import { describe, expect, it } from 'vitest'
import { crsChoices, likelyCrs, zoneOf } from './crs'

describe('coordinate systems a county is offered', () => {
  it('pairs 4523 with 4544, both on 105° E', () => {
    const [own, bare] = crsChoices('EPSG:4523')
    expect(own).toEqual({ code: 'EPSG:4523', kind: 'plane', zone: 35, meridian: 105, prefixed: true })
    expect(bare).toEqual({ code: 'EPSG:4544', kind: 'plane', zone: 35, meridian: 105, prefixed: false })
  })
  it('offers the zone to the west as 4522 and 4543', () => {
    expect(crsChoices('EPSG:4523').filter((one) => one.meridian === 102).map((one) => one.code)).toEqual(['EPSG:4522', 'EPSG:4543'])
  })
  it('always offers degrees, shifted maps among them', () => {
    expect(crsChoices('EPSG:9999').map((one) => one.code)).toEqual(['EPSG:4490', 'EPSG:4326', 'gcj02', 'bd09'])
  })
  it.each([['EPSG:4544', 35], ['EPSG:4543', 34], ['EPSG:4490', null], ['bd09', null]])('reads the zone of %s', (code, zone) => {
    expect(zoneOf(code)).toBe(zone)
  })
})

it.each([
  ['eastings with the zone in front', [35_381_659.535], 'EPSG:4523'],
  ['eastings without it', [381_659.535], 'EPSG:4544'],
  ['northings in the wrong column', [2_833_046.295], 'EPSG:4523'],
  ['degrees', [103.822], 'EPSG:4490'],
  ['nothing yet', [], 'EPSG:4523'],
])('begins with the likely system for %s', (_, eastings, code) => {
  expect(likelyCrs('EPSG:4523', eastings)).toBe(code)
})
