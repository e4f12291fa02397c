import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { ownTile } from '@/api/map'
import type { Bounds } from '@/lib/geometry'
import type { Camera } from '@/lib/mapView'
import type { Hands, Picture, Scene } from '@/map/district'
import { useLazyMap } from './useLazyMap'

/** So long a picture for paper waits for its tiles. */
const PATIENCE_MS = 8000
const pause = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms) })

/** The map of the district in a container; its library loads only now. Redrawn in another theme or language, where it stood. */
export function useDistrictMap(container: Ref<HTMLElement | undefined>, start: () => { bounds: Bounds; camera: Camera | null }, scene: () => Scene, hands: Hands) {
  const { t } = useI18n()
  const words = () => ({ title: t('district.map'), zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') })
  const { state, map, build } = useLazyMap(container, scene, async (box) => {
    const { createDistrictMap } = await import('@/map/district')
    const { bounds, camera } = start()
    return createDistrictMap(box, bounds, camera, scene(), words(), { loadTile: ownTile }, hands)
  })

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
  return { state, map, build, picture }
}
