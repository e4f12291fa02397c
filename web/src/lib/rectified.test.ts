import { describe, expect, it } from 'vitest'
import { isGone, rectifiedOf, type Remeasured, type Retake } from './rectified'

const retake = (photo: string): Retake => ({ photo, first: 'first', view: { apart_m: 3, accuracy_m: 8, turned_deg: null }, reason: null })
const again = (left_m2: number): Remeasured => ({ on: '2026-08-03', method: 'rtk', drawing_no: '1', outline: null, left: [], left_m2, tolerance_m2: 2.5 })

describe('what shows a case put right', () => {
  it('comes from every act that brought it, the last measurement counting', () => {
    const found = rectifiedOf({
      correction: { rectified: { retakes: [retake('a')], remeasured: again(12) } },
      demolition: null,
      ending: { Closed: { rectified: { retakes: [retake('b')], remeasured: again(1) } } },
    })
    expect(found.retakes.map((one) => one.photo)).toEqual(['a', 'b'])
    expect(found.remeasured?.left_m2).toBe(1)
  })
  it('is nothing in an older file and in one that ended otherwise', () => {
    expect(rectifiedOf({ correction: {}, demolition: null, ending: { Dismissed: {} } })).toEqual({ retakes: [], remeasured: null })
  })
  it('tells gone from left by what the method may be off', () => {
    expect([isGone(again(2.5)), isGone(again(2.6))]).toEqual([true, false])
  })
})
