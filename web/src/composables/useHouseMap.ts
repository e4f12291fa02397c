import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { HouseMap, HouseShapes } from '@/map/house'
import { useLocale } from './useLocale'
import { useTheme } from './useTheme'

/** The map of one house in a container; its library loads only now. Redrawn in another theme or language. */
export function useHouseMap(container: Ref<HTMLElement | undefined>, shapes: () => HouseShapes, onPhoto: (id: string) => void) {
  const { t } = useI18n()
  const { theme } = useTheme()
  const { locale } = useLocale()
  const state = ref<'loading' | 'done' | 'error'>('loading')
  let map: HouseMap | null = null
  let gone = false

  async function build(): Promise<void> {
    try {
      const { createHouseMap } = await import('@/map/house')
      if (gone || !container.value) return
      map?.remove()
      map = createHouseMap(container.value, shapes(), { title: t('map.house'), zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') }, onPhoto)
      state.value = 'done'
    } catch {
      state.value = 'error'
    }
  }
  onMounted(build)
  watch([theme, locale], build)
  watch(shapes, (now) => map?.show(now))
  onBeforeUnmount(() => {
    gone = true
    map?.remove()
  })
  return { state }
}
