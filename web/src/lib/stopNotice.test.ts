import { describe, expect, it } from 'vitest'
import { freshPhotos, stopDefaults } from './stopNotice'

const now = new Date('2026-11-28T10:00:00+08:00')
const lead = { division: '530303101201', description: '砌墙中', filing: null, law: null, record: { verification: null } }

describe('a stop notice in three taps', () => {
  it('begins with what is on file', () => {
    expect(stopDefaults(lead, ['planning65', 'land78'], now)).toEqual({
      law: 'planning65', unit: '530303101', correct_by: '2026-12-13', facts: '砌墙中',
    })
  })
  it('stays with the article and the body of the case', () => {
    const filed = { ...lead, filing: { unit: '530303' }, law: 'land78', record: { verification: { findings: '已砌至一层' } } }
    expect(stopDefaults(filed, ['planning65'], now)).toMatchObject({ law: 'land78', unit: '530303', facts: '已砌至一层' })
  })
  it('takes the photos of the last hours, not those of last week', () => {
    const photos = [{ id: 'a', taken_at: '2026-11-28T01:30:00Z' }, { id: 'b', taken_at: '2026-11-21T01:30:00Z' }]
    expect(freshPhotos(photos, now)).toEqual(['a'])
  })
})
