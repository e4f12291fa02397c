import { describe, expect, it } from 'vitest'
import { beside, gather, radiusOf, type Cell } from './clusters'

const cell = (x: number, y: number, count: number, code = 'V01'): Cell => ({ x, y, count, parts: { [code]: count }, bounds: [x, y, x + 1, y + 1], id: count === 1 ? `${x}` : null })
const total = (cells: readonly { count: number }[]) => cells.reduce((sum, one) => sum + one.count, 0)

describe('rings on the far map', () => {
  it('lose no count, whatever lies over one another', () => {
    const cells = Array.from({ length: 400 }, (_, i) => cell((i * 37) % 700, (i * 53) % 500, 1 + (i % 9)))
    const rings = gather('violations', cells)
    expect(total(rings)).toBe(total(cells))
    expect(rings.every((ring) => Object.values(ring.parts).reduce((a, b) => a + b) === ring.count)).toBe(true)
    for (const [i, a] of rings.entries()) {
      for (const b of rings.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan((a.radius + b.radius) * 0.8 - 1e-9)
    }
  })

  it('keep the place of one that stands alone, and take in what is under them', () => {
    const rings = gather('violations', [cell(0, 0, 20), cell(5, 0, 1, 'V13'), cell(300, 0, 1)])
    expect(rings).toHaveLength(2)
    expect(rings[0]).toMatchObject({ count: 21, parts: { V01: 20, V13: 1 }, bounds: [0, 0, 6, 1], id: null })
    expect(rings[1]).toMatchObject({ x: 300, count: 1, id: '300' })
  })

  it('of two layers stand beside one another', () => {
    const [first] = gather('violations', [cell(0, 0, 5)])
    const [second] = gather('houses', [cell(0, 0, 50)])
    const [kept, moved] = beside([[first!], [second!]])
    expect(kept).toMatchObject({ x: 0, y: 0 })
    expect(Math.hypot(moved!.x, moved!.y)).toBeGreaterThan(radiusOf(5) + radiusOf(50) - 1)
  })
})
