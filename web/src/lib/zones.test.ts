import { describe, expect, it } from 'vitest'
import { byEffect, layersAsked, positionsOf, ringsOf } from './zones'

const hit = (layer: string, effect: 'block' | 'consent' | 'warn' | 'regime', area_m2: number) => ({ layer, effect, area_m2 })

describe('what a plot touches', () => {
  it('puts what forbids before what asks consent before what warns', () => {
    const groups = byEffect([hit('hazard_prone', 'warn', 144), hit('railway', 'consent', 3), hit('road', 'block', 2), hit('basic_farmland', 'block', 63.2)])
    expect(groups.map((group) => [group.effect, group.hits.map((one) => one.layer)])).toEqual([
      ['block', ['basic_farmland', 'road']], ['consent', ['railway']], ['warn', ['hazard_prone']],
    ])
  })
  it('never takes an absent layer for a clear one', () => {
    const asked = layersAsked([{ layer: 'road', loaded: true, as_of: '2025-12-01' }, { layer: 'forest', loaded: true, as_of: '2024-10-31' }, { layer: 'river', loaded: false }])
    expect(asked.absent.map((layer) => layer.layer)).toEqual(['river'])
    expect(asked.oldest).toBe('2024-10-31')
  })
})

describe('geometries out of an overlay', () => {
  const ring = [[0, 0], [1, 0], [1, 1], [0, 0]]
  it('gives the rings of several polygons', () => {
    expect(ringsOf({ type: 'MultiPolygon', coordinates: [[ring], [ring]] })).toHaveLength(2)
    expect(ringsOf({ type: 'LineString', coordinates: ring })).toEqual([])
  })
  it('gives the positions of a collection', () => {
    expect(positionsOf({ type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [5, 6] }, { type: 'Polygon', coordinates: [ring] }] })).toHaveLength(5)
    expect(positionsOf(null)).toEqual([])
  })
})
