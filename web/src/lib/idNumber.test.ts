import { describe, expect, it } from 'vitest'
import { idNumberProblem } from './idNumber'

describe('citizen numbers by GB 11643', () => {
  it.each([
    ['11010519491231002X', null],
    ['11010519491231002x', null],
    ['440524188001010014', null],
    ['532222185707104806', null],
    ['530303197001010001', 'check_digit'],
    ['110105194912310021', 'check_digit'],
    ['1101051949123100', 'length'],
    ['', 'length'],
    ['11010519491231002Y', 'characters'],
    ['110105194902300029', 'date'],
    ['110105199913010020', 'date'],
  ])('%s → %s', (value, problem) => {
    expect(idNumberProblem(value)).toBe(problem)
  })
})
