import type { Feature, FeatureCollection } from 'geojson'
import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { plotsWithin } from '@/api/houses'
import { zonesWithin } from '@/api/siting'
import type { Features, ZoneFeatures } from '@/api/types'
import { placeForName } from '@/lib/clip'
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
  const view = shallowRef<Bounds | null>(null)
  let last: string | null = null

  /** `seen` is what the map shows, where more than that is asked for. */
  async function look(bounds: Bounds, seen: Bounds = bounds): Promise<void> {
    view.value = seen
    if (bounds[2] - bounds[0] > WIDEST_DEG) return
    const bbox = bounds.map((value) => value.toFixed(7)).join(',')
    last = bbox
    const [houses, zones] = await Promise.all([plotsWithin(bbox).catch(() => null), zonesWithin(bbox).catch(() => null)])
    if (last !== bbox) return
    plots.value = houses ?? plots.value
    found.value = zones ?? found.value
  }
  watch(locale, () => {
    if (last) void look(last.split(',').map(Number) as Bounds, view.value ?? undefined)
  })

  /** Each named in words with what it does, where it is in view, so that its hatching need not be known by heart. */
  const zones = computed<FeatureCollection>(() => {
    const names = new Set<string>()
    const features = found.value.features.flatMap((feature): Feature[] => {
      const { id, label, name, effect, part } = feature.properties
      const area: Feature = { ...feature, properties: { effect, part } }
      const at = view.value && !names.has(id) ? placeForName(feature.geometry, view.value) : null
      if (!at) return [area]
      names.add(id)
      const text = [name || label, effect ? t(`zone.effect.${effect}`) : null].filter(Boolean).join('\n')
      return [area, { type: 'Feature', properties: { text }, geometry: { type: 'Point', coordinates: at } }]
    })
    return { type: 'FeatureCollection', features }
  })
  return { plots, zones, look }
}
