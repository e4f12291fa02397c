import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import type { Bounds } from '@/lib/geometry'
import { useLocale } from './useLocale'
import { useTheme } from './useTheme'

/** A map as a page holds it, whatever it draws. */
interface Drawn<S> {
  show: (shown: S) => void
  look?: (bounds: Bounds) => void
  remove: () => void
}

/**
 * A map in a container; its library loads only now, with `create`, which is told what ground was asked for last. Drawn
 * anew in another theme or language.
 */
export function useLazyMap<S, M extends Drawn<S>>(container: Ref<HTMLElement | undefined>, shown: () => S, create: (box: HTMLElement, wanted: Bounds | null) => Promise<M>) {
  const { theme } = useTheme()
  const { locale } = useLocale()
  const state = ref<'loading' | 'done' | 'error'>('loading')
  let map: M | null = null
  let turn = 0
  let wanted: Bounds | null = null

  async function build(): Promise<void> {
    turn += 1
    const mine = turn
    try {
      const box = container.value
      if (!box) return
      map?.remove()
      map = null
      const made = await create(box, wanted)
      if (mine !== turn) {
        made.remove()
        return
      }
      map = made
      map.show(shown())
      state.value = 'done'
    } catch {
      if (mine === turn) state.value = 'error'
    }
  }
  onMounted(build)
  watch([theme, locale], build)
  watch(shown, (now) => map?.show(now))
  onBeforeUnmount(() => {
    turn += 1
    map?.remove()
  })

  function look(bounds: Bounds): void {
    wanted = bounds
    map?.look?.(bounds)
  }
  return { state, map: () => map, build, look }
}
