import type { FeatureCollection } from 'geojson'
import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { plotsWithin } from '@/api/houses'
import { zonesWithin } from '@/api/siting'
import type { Features, ZoneFeatures } from '@/api/types'
import type { Bounds } from '@/lib/geometry'
import { useLocale } from './useLocale'

const NONE: FeatureCollection<never, never> = { type: 'FeatureCollection', features: [] }
/** Wider than this a view shows the county, and neither plots nor zones would be readable. */
const WIDEST_DEG = 0.05

/** Plots and zones that stand around, for the part of the map that is looked at. What was found stays when the next look fails. */
export function useSurroundings() {
  const { t } = useI18n()
  const { locale } = useLocale()
  const plots = shallowRef<Features>(NONE)
  const found = shallowRef<ZoneFeatures>(NONE)
  let last: string | null = null

  async function look(bounds: Bounds): Promise<void> {
    if (bounds[2] - bounds[0] > WIDEST_DEG) return
    const bbox = bounds.map((value) => value.toFixed(7)).join(',')
    last = bbox
    const [houses, zones] = await Promise.all([plotsWithin(bbox).catch(() => null), zonesWithin(bbox).catch(() => null)])
    if (last !== bbox) return
    plots.value = houses ?? plots.value
    found.value = zones ?? found.value
  }
  watch(locale, () => {
    if (last) void look(last.split(',').map(Number) as Bounds)
  })

  /** Each named in words with what it does, so that its hatching need not be known by heart. */
  const zones = computed<FeatureCollection>(() => ({
    type: 'FeatureCollection',
    features: found.value.features.map((feature) => {
      const { label, name, effect, part } = feature.properties
      return { ...feature, properties: { effect, part, text: [name || label, effect ? t(`zone.effect.${effect}`) : null].filter(Boolean).join('\n') } }
    }),
  }))
  return { plots, zones, look }
}
