import { expect, it } from 'vitest'
import { excessPieces, overlapPieces } from './pieces'

const geometry = { type: 'Polygon' as const, coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] }

it('hatches each overlap by what it means, a neighbour’s plot as such', () => {
  const pieces = overlapPieces({ hits: [{ effect: 'consent', geometry }, { effect: 'warn', geometry: null }], neighbours: [{ geometry }] })
  expect(pieces.features.map((feature) => feature.properties?.effect)).toEqual(['consent', 'neighbour'])
  expect(overlapPieces(null).features).toEqual([])
})

it('hatches no excess that a person dismissed', () => {
  const findings = [{ grade: 'suspected_plain', geometry }, { grade: 'suspected_plain', geometry, judged: { verdict: 'dismissed' } }, { grade: 'conforms', geometry }]
  expect(excessPieces(findings).features).toHaveLength(1)
})
