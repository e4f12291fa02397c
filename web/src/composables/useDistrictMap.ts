import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { ownTile } from '@/api/map'
import type { Bounds } from '@/lib/geometry'
import type { Camera } from '@/lib/mapView'
import type { DistrictMap, Hands, Picture, Scene } from '@/map/district'
import { useLocale } from './useLocale'
import { useTheme } from './useTheme'

/** So long a picture for paper waits for its tiles. */
const PATIENCE_MS = 8000
const pause = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms) })

/** The map of the district in a container; its library loads only now. Redrawn in another theme or language, where it stood. */
export function useDistrictMap(container: Ref<HTMLElement | undefined>, start: () => { bounds: Bounds; camera: Camera | null }, scene: () => Scene, hands: Hands) {
  const { t } = useI18n()
  const { theme } = useTheme()
  const { locale } = useLocale()
  const state = ref<'loading' | 'done' | 'error'>('loading')
  let map: DistrictMap | null = null
  let gone = false

  async function build(): Promise<void> {
    try {
      const { createDistrictMap } = await import('@/map/district')
      if (gone || !container.value) return
      map?.remove()
      const { bounds, camera } = start()
      map = createDistrictMap(container.value, bounds, camera, scene(), words(), { loadTile: ownTile }, hands)
      state.value = 'done'
    } catch {
      state.value = 'error'
    }
  }
  const words = () => ({ title: t('district.map'), zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') })

  /** The same ground once more, out of sight, as large and in the inks that paper wants. */
  async function picture(bounds: Bounds, { width, height }: { width: number; height: number }): Promise<Picture> {
    const { createDistrictMap } = await import('@/map/district')
    const sheet = document.createElement('div')
    Object.assign(sheet.style, { position: 'fixed', left: '-20000px', top: '0', width: `${width}px`, height: `${height}px` })
    document.body.append(sheet)
    let still: () => void = () => undefined
    const nothing = () => undefined
    const drawn = new Promise<void>((resolve) => { still = resolve })
    const copy = createDistrictMap(sheet, bounds, null, { ...scene(), hover: null, drawing: false }, words(), { loadTile: ownTile, forPaper: true }, {
      onView: nothing, onPick: nothing, onHover: nothing, onRings: nothing, onCorner: nothing, onFinish: nothing, onStill: () => still(),
    })
    // A base of others that does not come holds nobody up.
    await Promise.race([drawn, pause(PATIENCE_MS)])
    try {
      return await copy.snapshot()
    } finally {
      copy.remove()
      sheet.remove()
    }
  }
  onMounted(build)
  watch([theme, locale], build)
  watch(scene, (now) => map?.show(now))
  onBeforeUnmount(() => {
    gone = true
    map?.remove()
  })
  return { state, map: () => map, build, picture }
}
