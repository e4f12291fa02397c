import { onBeforeUnmount, watch } from 'vue'
import { waitForMap } from '@/api/problem'
import type { Resource } from './useResource'

/** Asks again for what the server could not give while it still prepared the map, when it said so. */
export function useOnceReady(resources: readonly Resource<unknown>[]): void {
  const clocks = new Set<ReturnType<typeof setTimeout>>()
  for (const resource of resources) {
    watch(resource.problem, (problem) => {
      const wait = waitForMap(problem)
      if (wait === null) return
      const clock = setTimeout(() => {
        clocks.delete(clock)
        void resource.reload()
      }, wait)
      clocks.add(clock)
    })
  }
  onBeforeUnmount(() => { for (const clock of clocks) clearTimeout(clock) })
}
