import { compliance as loadCompliance, house, openActs, timeline } from '@/api/houses'
import { sitingOf } from '@/api/siting'
import { useResource } from './useResource'

/** The file of one house: the house, what may be done now, and what happened. */
export function useHouse(id: () => string) {
  const file = useResource(() => house(id()), [id])
  const acts = useResource(() => openActs(id()), [id])
  const story = useResource(() => timeline(id()), [id])
  const compliance = useResource(() => loadCompliance(id()), [id])
  const siting = useResource(() => sitingOf(id()), [id])

  async function reload(): Promise<void> {
    await Promise.all([file.reload(), acts.reload(), story.reload(), compliance.reload(), siting.reload()])
  }
  return { file, acts, story, compliance, siting, reload }
}
