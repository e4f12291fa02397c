/** Patterns on bars, so that nothing is told by colour alone. Each hue keeps its own. */
export interface Decal {
  symbol: string
  dashArrayX: number | number[] | number[][]
  dashArrayY: number | number[]
  rotation: number
  symbolSize?: number
  color: string
}

const QUARTER = Math.PI / 4

/** Rising, falling, dots, upright, level lines, and none: in the order of the stages. */
export function decal(kind: number, color: string): Decal | undefined {
  const line = (rotation: number): Decal => ({ symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation, color })
  switch (kind) {
    case 0: return line(-QUARTER)
    case 1: return { symbol: 'circle', dashArrayX: [[7, 7], [0, 7, 7, 0]], dashArrayY: [7, 0], symbolSize: 0.5, rotation: 0, color }
    case 2: return line(QUARTER)
    case 3: return line(2 * QUARTER)
    case 4: return line(0)
    default: return undefined
  }
}
