import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Bounds, LonLat } from '@/lib/geometry'
import type { DrawMap, Drawing } from '@/map/draw'
import { useLocale } from './useLocale'
import { useTheme } from './useTheme'

interface Hands {
  onCorner: (point: LonLat) => void
  onMove: (index: number, point: LonLat) => void
  onView: (bounds: Bounds) => void
}

/** A map to draw an outline on; its library loads only now. */
export function useDrawMap(container: Ref<HTMLElement | undefined>, start: () => Bounds, drawing: () => Drawing, hands: Hands) {
  const { t } = useI18n()
  const { theme } = useTheme()
  const { locale } = useLocale()
  const state = ref<'loading' | 'done' | 'error'>('loading')
  let map: DrawMap | null = null
  let gone = false
  let wanted: Bounds | null = null

  async function build(): Promise<void> {
    try {
      const { createDrawMap } = await import('@/map/draw')
      if (gone || !container.value) return
      map?.remove()
      map = createDrawMap(container.value, wanted ?? start(), drawing(), { title: t('map.draw'), zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') }, hands)
      state.value = 'done'
    } catch {
      state.value = 'error'
    }
  }
  onMounted(build)
  watch([theme, locale], build)
  watch(drawing, (now) => map?.show(now))
  onBeforeUnmount(() => {
    gone = true
    map?.remove()
  })

  function look(bounds: Bounds): void {
    wanted = bounds
    map?.look(bounds)
  }
  return { state, look }
}
