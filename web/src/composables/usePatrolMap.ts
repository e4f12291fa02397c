import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Bounds } from '@/lib/geometry'
import type { PatrolGround } from '@/map/patrols'
import { useLazyMap } from './useLazyMap'

interface Hands {
  onView: (bounds: Bounds) => void
  onGround: (facts: Record<string, unknown>) => void
}

/** The map of what was covered. */
export function usePatrolMap(container: Ref<HTMLElement | undefined>, start: () => Bounds, ground: () => PatrolGround, hands: Hands) {
  const { t } = useI18n()
  return useLazyMap(container, ground, async (box, wanted) => {
    const { createPatrolMap } = await import('@/map/patrols')
    return createPatrolMap(box, wanted ?? start(), ground(), { title: t('patrols.map'), zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') }, hands)
  })
}
