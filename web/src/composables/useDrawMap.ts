import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Bounds, LonLat } from '@/lib/geometry'
import type { Drawing } from '@/map/draw'
import { useLazyMap } from './useLazyMap'

interface Hands {
  onCorner: (point: LonLat) => void
  onMove: (index: number, point: LonLat) => void
  onView: (bounds: Bounds) => void
}

/** A map to draw an outline on. */
export function useDrawMap(container: Ref<HTMLElement | undefined>, start: () => Bounds, drawing: () => Drawing, hands: Hands) {
  const { t } = useI18n()
  return useLazyMap(container, drawing, async (box, wanted) => {
    const { createDrawMap } = await import('@/map/draw')
    return createDrawMap(box, wanted ?? start(), drawing(), { title: t('map.draw'), zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') }, hands)
  })
}
