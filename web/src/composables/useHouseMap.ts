import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { HouseShapes } from '@/map/house'
import { useLazyMap } from './useLazyMap'

/** The map of one house, case or patch. */
export function useHouseMap(container: Ref<HTMLElement | undefined>, shapes: () => HouseShapes, onPhoto: (id: string) => void) {
  const { t } = useI18n()
  return useLazyMap(container, shapes, async (box) => {
    const { createHouseMap } = await import('@/map/house')
    return createHouseMap(box, shapes(), { title: t('map.house'), zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') }, onPhoto)
  })
}
