import { describe, expect, it } from 'vitest'
import { applyPayload, emptyDraft, stepOf, withoutIdNumbers } from './intake'

describe('a draft of an application', () => {
  it('never rests on the device with a citizen number in it', () => {
    const draft = emptyDraft()
    draft.head.id_number = '11010519491231002X'
    draft.members = [{ name: '李小梅', id_number: '440524188001010014', relation: 'spouse' }]
    const kept = JSON.stringify(withoutIdNumbers(draft))
    expect(kept).not.toContain('11010519491231002X')
    expect(kept).not.toContain('440524188001010014')
    expect(kept).toContain('李小梅')
    expect(draft.head.id_number).not.toBe('')
  })

  it('sends what is empty as null, so that every missing field is named', () => {
    const payload = applyPayload(emptyDraft())
    expect(payload).toMatchObject({ plot: null, footprint: null, storeys: null, height_m: null, build_type: null })
  })

  it.each([
    ['household.members.2.id_number', 'household'],
    ['plot', 'plot'],
    ['footprint.coordinates', 'house'],
    ['promise.build_within_months', 'promise'],
    ['materials.0.code', 'materials'],
    ['at', 'review'],
  ])('puts %s right on the step %s', (path, step) => {
    expect(stepOf(path)).toBe(step)
  })
})
