import { describe, expect, it } from 'vitest'
import { blanks, payloadOf, suggested, withRetakes, type FieldLike } from './actFields'

function field(name: string, kind: string, more: Partial<FieldLike> = {}): FieldLike {
  return { name, kind, required: true, item: null, fields: null, ...more }
}

const INVESTIGATE: FieldLike[] = [
  field('officers', 'officers'),
  field('photos', 'photos', { required: false }),
  field('evidence', 'list', {
    item: field('', 'object', { fields: [field('kind', 'choice'), field('title', 'text'), field('file', 'photo', { required: false }), field('monitored', 'boolean', { required: false })] }),
  }),
  field('measured', 'object', { required: false, fields: [field('method', 'choice'), field('excess_m2', 'number')] }),
  field('findings', 'long_text'),
]

describe('a form made from what the server says', () => {
  it('sends what must be there and is not as null, and nothing that need not be', () => {
    expect(payloadOf(INVESTIGATE, blanks(INVESTIGATE))).toEqual({ officers: [], evidence: [], findings: null })
  })

  it('leaves out of an exhibit what nobody said', () => {
    const values = { ...blanks(INVESTIGATE), officers: ['a', 'b'], evidence: [{ kind: 'witness', title: ' 邻居证言 ', file: '', monitored: false }], findings: '属实' }
    expect(payloadOf(INVESTIGATE, values)).toEqual({ officers: ['a', 'b'], evidence: [{ kind: 'witness', title: '邻居证言' }], findings: '属实' })
  })

  it('sends the whole of an object once it is begun', () => {
    const values = { ...blanks(INVESTIGATE), measured: { method: 'rtk', excess_m2: '' } }
    expect(payloadOf(INVESTIGATE, values).measured).toEqual({ method: 'rtk', excess_m2: null })
  })

  it('asks for a yes or no that nobody said', () => {
    const said = [field('hearing_offered', 'boolean'), field('signed', 'boolean', { required: false })]
    expect(payloadOf(said, blanks(said))).toEqual({ hearing_offered: null })
    expect(payloadOf(said, { hearing_offered: false, signed: true })).toEqual({ hearing_offered: false, signed: true })
  })

  it('sends a no that means something, and nothing while it is unsaid', () => {
    const pause = [field('pause_registration', 'boolean', { required: false })]
    expect(payloadOf(pause, blanks(pause))).toEqual({})
    expect(payloadOf(pause, { pause_registration: false })).toEqual({ pause_registration: false })
  })

  it('reads numbers and county time', () => {
    const fields = [field('yuan', 'whole'), field('ended_at', 'date_time')]
    expect(payloadOf(fields, { yuan: '300', ended_at: '2026-11-28T10:05' })).toEqual({ yuan: 300, ended_at: '2026-11-28T10:05:00+08:00' })
    expect(payloadOf(fields, { yuan: 'viel', ended_at: '' })).toEqual({ yuan: null, ended_at: null })
  })

  it('begins with what is suggested, and takes no suggestion for what it does not ask', () => {
    const values = suggested(INVESTIGATE, { findings: '接线索', measured: { method: 'tape' }, fine: 300 })
    expect(values.findings).toBe('接线索')
    expect(values.measured).toEqual({ method: 'tape', excess_m2: '' })
    expect('fine' in values).toBe(false)
  })
})

describe('photos laid beside the first', () => {
  it('are among the photos of their act, once', () => {
    const payload = { photos: ['a'], retakes: [{ photo: 'b', first: 'x' }, { photo: 'a', first: 'y' }, { photo: 'b', first: 'z' }] }
    expect(withRetakes(payload).photos).toEqual(['a', 'b'])
    expect(withRetakes({ retakes: [{ photo: 'b', first: 'x' }] }).photos).toEqual(['b'])
    expect(withRetakes({ photos: null, retakes: [{ photo: null, first: null }] })).toEqual({ photos: null, retakes: [{ photo: null, first: null }] })
  })
})
