import { describe, expect, it } from 'vitest'
import { byGrade, counts, unitOf, unjudged } from './findings'

const finding = (kind: string, grade: 'conforms' | 'within_tolerance' | 'suspected_remeasure' | 'suspected_plain', verdict?: 'confirmed' | 'dismissed') =>
  ({ kind, grade, judged: verdict ? { verdict } : null })

const all = [finding('V08', 'conforms'), finding('V05', 'suspected_remeasure'), finding('V02', 'suspected_plain'), finding('V06', 'within_tolerance'), finding('V09', 'suspected_plain', 'dismissed')]

describe('findings of a house', () => {
  it('puts the plainest suspicion first', () => {
    expect(byGrade(all).map((one) => one.kind)).toEqual(['V02', 'V05', 'V09', 'V06', 'V08'])
  })
  it('asks a person about suspicions that nobody judged', () => {
    expect(all.filter(unjudged).map((one) => one.kind)).toEqual(['V05', 'V02'])
  })
  it('counts a dismissed suspicion as none', () => {
    expect(counts(all)).toEqual({ plain: 1, remeasure: 1, tolerated: 1, conforming: 1, confirmed: 0 })
    expect(counts([finding('V02', 'suspected_plain', 'confirmed')])).toMatchObject({ plain: 0, confirmed: 1 })
  })
})

it.each([['平方米', 'm²', false], ['米', 'm', false], ['层', '层', true], ['storeys', 'storeys', true], ['%', '%', false]])('writes %s as %s', (name, unit, whole) => {
  expect(unitOf(name)).toEqual({ unit, whole })
})
