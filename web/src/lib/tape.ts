import { numberOrNull } from './numbers'

/** Tape dimensions as a form holds them: one side after another from the first corner. */
export interface Tape {
  lon: number | ''
  lat: number | ''
  /** Of the first side, degrees clockwise from north. */
  bearing_deg: number | ''
  turn: 'right' | 'left'
  sides: (number | '')[]
  diagonals: (number | '')[]
}

export function emptyTape(): Tape {
  return { lon: '', lat: '', bearing_deg: 0, turn: 'right', sides: ['', '', '', ''], diagonals: [''] }
}

/**
 * Diagonals that a shape of so many sides takes: from the first corner to the third, the fourth and so on, all needed.
 * Four sides may have none (the first corner is then held to be square), one, or a second one that checks them.
 */
export function diagonalCount(sides: number): number {
  return sides <= 3 ? 0 : sides === 4 ? 2 : sides - 3
}

export interface TapeQuestion {
  corner: [number, number]
  bearing_deg: number
  sides_m: number[]
  diagonals_m?: number[]
  turn: 'right' | 'left'
}

/** What the server is asked, or null while the corner, a side or a needed diagonal is missing. */
export function tapeQuestion(tape: Tape): TapeQuestion | null {
  const sides = tape.sides.map(numberOrNull)
  const [lon, lat] = [numberOrNull(tape.lon), numberOrNull(tape.lat)]
  if (lon === null || lat === null || sides.length < 3 || sides.some((side) => side === null || side <= 0)) return null
  const all = Array.from({ length: diagonalCount(sides.length) }, (_, i) => numberOrNull(tape.diagonals[i] ?? ''))
  const diagonals = all.filter((one): one is number => one !== null && one > 0)
  // One that is missing before another, or of more than four sides, would be taken for a different one.
  if (all.slice(0, diagonals.length).includes(null) || (sides.length > 4 && diagonals.length < all.length)) return null
  return {
    corner: [lon, lat],
    bearing_deg: numberOrNull(tape.bearing_deg) ?? 0,
    sides_m: sides as number[],
    ...(diagonals.length > 0 ? { diagonals_m: diagonals } : {}),
    turn: tape.turn,
  }
}
