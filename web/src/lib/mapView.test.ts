import { describe, expect, it } from 'vitest'
import { filterOf, isNarrowed, readView, toggled, typedRing, writeView } from './mapView'

const ALL = ['violations', 'houses', 'patches'] as const
const LINK = {
  on: 'houses', layers: 'violations,houses,zones', stage: 'construction', 'v.kind': 'V01,V13', division: '530303101', from: '2026-04-01', at: '13.25/25.684000/104.056000',
  area: '104.05,25.68,104.06,25.68,104.06,25.69', pick: 'houses:018f', sort: 'latest', base: 'tianditu',
}

describe('a link to the map', () => {
  it('opens the view that was sent', () => {
    const view = readView(LINK, ALL)
    expect(view).toMatchObject({ on: 'houses', layers: ['violations', 'houses'], zones: true, camera: { zoom: 13.25, lon: 104.056, lat: 25.684 }, pick: { layer: 'houses', id: '018f' }, sort: 'latest' })
    expect(writeView(view, ALL)).toEqual(LINK)
  })

  it('says nothing of what goes without saying', () => {
    expect(writeView(readView({}, ALL), ALL)).toEqual({})
    expect(readView({}, ALL)).toMatchObject({ on: 'violations', layers: ['violations'], area: [], camera: null })
  })

  it('offers no layer that its reader may not see', () => {
    const view = readView({ on: 'violations', layers: 'violations,houses', pick: 'violations:x', kind: 'V01' }, ['houses'])
    expect(view).toMatchObject({ on: 'houses', layers: ['houses'], pick: null })
  })

  it('takes no nonsense for a place', () => {
    expect(readView({ at: 'here', area: '1,2,3' }, ALL)).toMatchObject({ camera: null, area: [] })
    expect(readView({ at: '12/99/200' }, ALL).camera).toBeNull()
  })
})

describe('the filter of a layer', () => {
  it('has the place and time of all and the facts of its own', () => {
    const view = readView(LINK, ALL)
    expect(filterOf(view, 'houses')).toEqual({ division: '530303101', from: '2026-04-01', stage: 'construction', area: LINK.area })
    expect(filterOf(view, 'violations')).toEqual({ division: '530303101', from: '2026-04-01', kind: 'V01,V13', area: LINK.area })
    expect(isNarrowed(readView({}, ALL), 'houses')).toBe(false)
  })

  it('switches a group of codes as one', () => {
    expect(toggled(undefined, ['V08', 'V07'])).toBe('V07,V08')
    expect(toggled('V07', ['V07', 'V08'])).toBe('V07,V08')
    expect(toggled('V01,V07,V08', ['V07', 'V08'])).toBe('V01')
    expect(toggled('V07', ['V07'])).toBeUndefined()
  })
})

describe('typed corners', () => {
  it('are read in either order where only one can be', () => {
    expect(typedRing('104.05 25.68\n25.68，104.06\n104.06, 25.69')).toEqual([[104.05, 25.68], [104.06, 25.68], [104.06, 25.69]])
  })
  it('are none when a line is not a place', () => {
    expect(typedRing('104.05 25.68\n104.06')).toBeNull()
    expect(typedRing('104.05 25.68\n104.06 25.68')).toBeNull()
  })
})
