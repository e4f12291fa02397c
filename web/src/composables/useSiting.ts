import { onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { ApiProblem, noAnswer } from '@/api/problem'
import { trySiting } from '@/api/siting'
import type { Siting, SitingQuestion } from '@/api/types'
import { useLocale } from './useLocale'

const PAUSE_MS = 450

/**
 * What an outline would touch, asked for when the hand rests. The last answer stays until the next is there; `stale`
 * says that it belongs to an earlier outline.
 */
export function useSiting(question: () => SitingQuestion | null) {
  const { locale } = useLocale()
  const siting = shallowRef<Siting | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const stale = ref(false)
  let timer: number | undefined
  let running: AbortController | null = null

  function stop(): void {
    window.clearTimeout(timer)
    running?.abort()
    running = null
  }
  async function ask(asked: SitingQuestion): Promise<void> {
    const mine = new AbortController()
    running = mine
    try {
      const answer = await trySiting(asked, mine.signal)
      if (running !== mine) return
      siting.value = answer
      problem.value = null
    } catch (error) {
      if (running !== mine) return
      siting.value = null
      problem.value = error instanceof ApiProblem ? error : noAnswer()
    }
    stale.value = false
  }
  watch([() => JSON.stringify(question()), locale], () => {
    stop()
    const asked = question()
    stale.value = asked !== null
    if (asked) timer = window.setTimeout(() => void ask(asked), PAUSE_MS)
    else siting.value = problem.value = null
  }, { immediate: true })
  onBeforeUnmount(stop)

  return { siting, problem, stale }
}
