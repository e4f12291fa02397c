import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { bearer, refreshSession } from '@/api/client'
import type { Bounds } from '@/lib/geometry'
import type { Camera } from '@/lib/mapView'
import type { DistrictMap, Hands, Picture, Scene } from '@/map/district'
import { useLocale } from './useLocale'
import { useTheme } from './useTheme'

/** So long a picture for paper waits for its tiles. */
const PATIENCE_MS = 8000

/** The map of the district in a container; its library loads only now. Redrawn in another theme or language, where it stood. */
export function useDistrictMap(container: Ref<HTMLElement | undefined>, start: () => { bounds: Bounds; camera: Camera | null }, scene: () => Scene, hands: Omit<Hands, 'onRefused'>) {
  const { t } = useI18n()
  const { theme } = useTheme()
  const { locale } = useLocale()
  const state = ref<'loading' | 'done' | 'error'>('loading')
  let map: DistrictMap | null = null
  let gone = false
  let renewing: Promise<unknown> | null = null

  /** Only our own tiles carry the token; a base map of others gets nothing of ours. */
  function signed(url: string) {
    return url.startsWith(`${window.location.origin}/`) ? { url, headers: bearer() } : { url }
  }
  /** The token ran out: a new one, and every tile once more. */
  function refused(status: number): void {
    if (status !== 401 || renewing) return
    renewing = refreshSession().then(() => map?.reload()).catch(() => undefined).finally(() => { renewing = null })
  }
  async function build(): Promise<void> {
    try {
      const { createDistrictMap } = await import('@/map/district')
      if (gone || !container.value) return
      map?.remove()
      const { bounds, camera } = start()
      map = createDistrictMap(container.value, bounds, camera, scene(), words(), { transformRequest: signed }, { ...hands, onRefused: refused })
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
    const copy = createDistrictMap(sheet, bounds, null, { ...scene(), hover: null, drawing: false }, words(), { transformRequest: signed, forPaper: true }, {
      onView: nothing, onPick: nothing, onHover: nothing, onRings: nothing, onCorner: nothing, onFinish: nothing, onRefused: nothing, onStill: () => still(),
    })
    // A base of others that does not come holds nobody up.
    await Promise.race([drawn, new Promise((resolve) => { setTimeout(resolve, PATIENCE_MS) })])
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
