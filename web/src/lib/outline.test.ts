import { describe, expect, it } from 'vitest'
import { readOutline } from './outline'

const ring = [[104, 25], [104.001, 25], [104.001, 25.001], [104, 25]]
const polygon = { type: 'Polygon', coordinates: [ring] }

describe('an outline out of pasted text', () => {
  it.each([
    ['a geometry', polygon],
    ['a feature', { type: 'Feature', properties: {}, geometry: polygon }],
    ['a collection', { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [1, 2] } }, { type: 'Feature', geometry: polygon }] }],
    ['a multi-polygon', { type: 'MultiPolygon', coordinates: [[ring]] }],
    ['heights in the third place', { type: 'Polygon', coordinates: [ring.map((p) => [...p, 1890])] }],
    ['an open ring', { type: 'Polygon', coordinates: [ring.slice(0, 3)] }],
  ])('reads %s', (_, value) => {
    expect(readOutline(JSON.stringify(value))).toEqual(polygon)
  })

  it.each([
    ['{', 'not_json'],
    ['{"type":"Point","coordinates":[1,2]}', 'no_polygon'],
    ['{"type":"Polygon","coordinates":[[[104,25],[104,26],[104,25]]]}', 'too_few_corners'],
    ['{"type":"Polygon","coordinates":[[[35400000,2840000],[35400010,2840000],[35400010,2840010]]]}', 'not_degrees'],
  ])('says what is wrong with %s', (text, problem) => {
    expect(readOutline(text)).toBe(problem)
  })
})
