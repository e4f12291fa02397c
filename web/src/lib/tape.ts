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

/** Diagonals from the first corner that a shape of so many sides needs to stand firm, and one more that checks it for four. */
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

/** What the server is asked, or null while a side or the corner is missing. A diagonal nobody measured is left out. */
export function tapeQuestion(tape: Tape): TapeQuestion | null {
  const sides = tape.sides.map(numberOrNull)
  const [lon, lat] = [numberOrNull(tape.lon), numberOrNull(tape.lat)]
  if (lon === null || lat === null || sides.length < 3 || sides.some((side) => side === null || side <= 0)) return null
  const diagonals = tape.diagonals.slice(0, diagonalCount(sides.length)).map(numberOrNull).filter((one): one is number => one !== null && one > 0)
  return {
    corner: [lon, lat],
    bearing_deg: numberOrNull(tape.bearing_deg) ?? 0,
    sides_m: sides as number[],
    ...(diagonals.length > 0 ? { diagonals_m: diagonals } : {}),
    turn: tape.turn,
  }
}
