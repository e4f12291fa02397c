import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Bounds } from '@/lib/geometry'
import type { PatrolGround, PatrolMap } from '@/map/patrols'
import { useLocale } from './useLocale'
import { useTheme } from './useTheme'

interface Hands {
  onView: (bounds: Bounds) => void
  onGround: (facts: Record<string, unknown>) => void
}

/** The map of what was covered; its library loads only now. Redrawn in another theme or language. */
export function usePatrolMap(container: Ref<HTMLElement | undefined>, start: () => Bounds, ground: () => PatrolGround, hands: Hands) {
  const { t } = useI18n()
  const { theme } = useTheme()
  const { locale } = useLocale()
  const state = ref<'loading' | 'done' | 'error'>('loading')
  let map: PatrolMap | null = null
  let gone = false
  let wanted: Bounds | null = null

  async function build(): Promise<void> {
    try {
      const { createPatrolMap } = await import('@/map/patrols')
      if (gone || !container.value) return
      map?.remove()
      map = createPatrolMap(container.value, wanted ?? start(), ground(), { title: t('patrols.map'), zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') }, hands)
      state.value = 'done'
    } catch {
      state.value = 'error'
    }
  }
  onMounted(build)
  watch([theme, locale], build)
  watch(ground, (now) => map?.show(now))
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
