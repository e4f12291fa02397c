import { ref, shallowRef, watch, type ShallowRef, type WatchSource } from 'vue'
import { noAnswer, ApiProblem } from '@/api/problem'
import { useLocale } from './useLocale'

export type ResourceState = 'loading' | 'done' | 'error'

export interface Resource<T> {
  data: ShallowRef<T | null>
  state: Readonly<{ value: ResourceState }>
  problem: ShallowRef<ApiProblem | null>
  reload: () => Promise<void>
}

/**
 * Something the server gives: loaded now, again when a source changes, and again in another language.
 * What was shown stays until the new answer is there.
 */
export function useResource<T>(load: () => Promise<T>, sources: WatchSource[] = []): Resource<T> {
  const data = shallowRef<T | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const state = ref<ResourceState>('loading')
  let turn = 0

  async function reload(): Promise<void> {
    turn += 1
    const mine = turn
    state.value = 'loading'
    try {
      const answer = await load()
      if (mine !== turn) return
      data.value = answer
      problem.value = null
      state.value = 'done'
    } catch (error) {
      if (mine !== turn) return
      problem.value = error instanceof ApiProblem ? error : noAnswer()
      state.value = 'error'
    }
  }

  const { locale } = useLocale()
  watch([locale, ...sources], () => void reload())
  void reload()
  return { data, state, problem, reload }
}
