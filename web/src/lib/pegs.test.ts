import { describe, expect, it } from 'vitest'
import { emptyPegs, pegPoints, readPegs } from './pegs'

const survey = `J1,1,2833046.295,35381659.535
J2,1,2833058.295,35381659.535
J3,1,2833058.295,35381672.035
J4,1,2833046.295,35381672.035`

describe('pegs read from a rover', () => {
  it('reads the lines of a survey, X north before Y east', () => {
    expect(readPegs(survey)?.[0]).toEqual({ name: 'J1', north: '2833046.295', east: '35381659.535' })
  })
  it('gives the server east first, whatever the surveyor reads first', () => {
    expect(pegPoints(readPegs(survey) ?? [])?.[1]).toEqual([35381659.535, 2833058.295])
  })
  it.each([
    ['tabs and a height', 'J1\t2833046.295\t35381659.535\t1901.2'],
    ['no numbers of points', '2833046.295 35381659.535'],
    ['full-width commas', 'J1，2833046.295，35381659.535'],
    ['whole metres', 'J1 2833046 381660'],
  ])('takes %s', (_, line) => {
    const [peg] = readPegs(line) ?? []
    expect(peg?.name).toBe('J1')
    expect(peg?.north.startsWith('2833046')).toBe(true)
  })
  it('turns nothing round: swapped columns stay swapped for the server to suspect', () => {
    expect(readPegs('J1 35381659.535 2833046.295')?.[0]?.north).toBe('35381659.535')
  })
  it('finds nothing in prose', () => {
    expect(readPegs('四至清楚，无争议')).toBeNull()
  })
  it('waits until three rows are whole', () => {
    expect(pegPoints(emptyPegs())).toBeNull()
    expect(pegPoints([{ name: 'J1', north: '1.5', east: '2.5' }, { name: 'J2', north: '1.5', east: '3.5' }, { name: 'J3', north: 'x', east: '4.5' }])).toBeNull()
  })
})
