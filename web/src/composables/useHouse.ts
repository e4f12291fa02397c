import { house, openActs, timeline } from '@/api/houses'
import { useResource } from './useResource'

/** The file of one house: the house, what may be done now, and what happened. */
export function useHouse(id: () => string) {
  const file = useResource(() => house(id()), [id])
  const acts = useResource(() => openActs(id()), [id])
  const story = useResource(() => timeline(id()), [id])

  async function reload(): Promise<void> {
    await Promise.all([file.reload(), acts.reload(), story.reload()])
  }
  return { file, acts, story, reload }
}
