import { useI18n } from 'vue-i18n'
import type { FacetName } from '@/api/map'
import { codesOf, filterOf, type MapLayer, type MapView } from '@/lib/mapView'
import { useDivisions } from './useDivisions'
import { useFormat } from './useFormat'

/** What the codes of the map are called. */
export function useMapWords() {
  const { t, te } = useI18n()
  const { date } = useFormat()
  const { townships, villages } = useDivisions()

  /** A code nobody has a word for is shown as it is, rather than hidden. */
  const or = (key: string, code: string) => (te(key) ? t(key) : code)

  function named(layer: MapLayer, facet: FacetName | string, code: string): string {
    if (facet === 'kind') return or(`kinds.${code}`, code)
    if (facet === 'stage') return or(`stage.${code}`, code)
    if (facet === 'class') return or(`patches.classes.${code}`, code)
    if (facet === 'track') return or(`track.${code}`, code)
    if (facet === 'source') return or(`lead.source.${code}`, code)
    if (facet === 'grade') return code === 'confirmed' ? t('compliance.confirmed') : or(`compliance.grade.${code}`, code)
    if (facet === 'township') return townships.value.find((one) => one.code === code)?.name ?? code
    if (facet === 'state') return or({ violations: `caseStates.${code}`, houses: `houseStates.${code}`, patches: `patches.states.${code}` }[layer], code)
    return code
  }
  const place = (code: string) => [...townships.value, ...villages.value].find((one) => one.code === code)?.name ?? code

  /** A filter in words, for whoever reads it on paper. */
  function inWords(view: MapView, layer: MapLayer): string[] {
    const filter = filterOf(view, layer)
    const said = Object.entries(filter).flatMap(([name, value]): string[] => {
      if (name === 'division') return [`${t('district.by.township')}: ${place(value)}`]
      if (name === 'q') return [`${t('district.by.q')}: ${value}`]
      if (name === 'from' || name === 'to') return []
      if (name === 'area') return [t('district.area.inWords', { n: view.area.length })]
      if (value === 'true') return [t(`district.flag.${name}`)]
      return [`${t(`district.by.${name}`)}: ${codesOf(value).map((code) => named(layer, name, code)).join(t('listSeparator'))}`]
    })
    const { from, to } = view.shared
    const when = from || to ? [t('district.time.span', { from: from ? date(from) : '…', to: to ? date(to) : '…' })] : []
    return [...when, ...said]
  }
  return { named, place, inWords }
}
