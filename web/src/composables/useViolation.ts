import { caseTimeline, openCaseActs, violation } from '@/api/violations'
import { useResource } from './useResource'

/** The file of one violation: the case, what may be done now, and what happened. */
export function useViolation(id: () => string) {
  const file = useResource(() => violation(id()), [id])
  const acts = useResource(() => openCaseActs(id()), [id])
  const story = useResource(() => caseTimeline(id()), [id])

  async function reload(): Promise<void> {
    await Promise.all([file.reload(), acts.reload(), story.reload()])
  }
  return { file, acts, story, reload }
}
