/** A peg as a surveyor reads it out: its number, X to the north, Y to the east. */
export interface Peg {
  name: string
  north: string
  east: string
}

export function emptyPegs(count = 4): Peg[] {
  return Array.from({ length: count }, (_, i) => ({ name: `J${i + 1}`, north: '', east: '' }))
}

const NUMBER = /^[+-]?\d+(\.\d+)?$/

/**
 * Pegs out of pasted lines: `J1 2833046.295 35381659.535`, with or without number, ring number or height, parted by
 * commas, tabs or spaces. The first of the two coordinates is taken for north, as surveys are written; nothing is
 * turned round. Null when no line holds two coordinates.
 */
export function readPegs(text: string): Peg[] | null {
  const pegs = text.split(/\r?\n/).flatMap((line): Peg[] => {
    const cells = line.split(/[\s,;，；]+/).filter(Boolean)
    const numbers = cells.filter((cell) => NUMBER.test(cell) && isCoordinate(cell))
    const [north, east] = numbers
    if (north === undefined || east === undefined) return []
    const first = cells[0] as string
    return [{ name: first === north ? '' : first, north, east }]
  })
  if (pegs.length === 0) return null
  return pegs.map((peg, i) => ({ ...peg, name: peg.name || `J${i + 1}` }))
}

/** Point and ring numbers are whole and small; a coordinate has a fraction or is large. */
function isCoordinate(cell: string): boolean {
  return cell.includes('.') || Math.abs(Number(cell)) >= 10_000
}

/** The pegs as `[x, y]` with x to the east, or null while a row is half filled or there are fewer than three. */
export function pegPoints(pegs: Peg[]): [number, number][] | null {
  const rows = pegs.filter((peg) => peg.north.trim() !== '' || peg.east.trim() !== '')
  const points = rows.map((peg): [number, number] => [toNumber(peg.east), toNumber(peg.north)])
  return points.length >= 3 && points.flat().every(Number.isFinite) ? points : null
}

function toNumber(text: string): number {
  const bare = text.replaceAll(/[\s,，]/g, '')
  return NUMBER.test(bare) ? Number(bare) : Number.NaN
}
