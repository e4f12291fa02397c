import { computed } from 'vue'
import type { SitingQuestion } from '@/api/types'
import { polygonOf } from '@/lib/geometry'
import type { IntakeDraft } from '@/lib/intake'
import { overlapPieces } from '@/lib/pieces'
import { useSession } from './useSession'
import { useSiting } from './useSiting'

/** What the plot and house of an application would touch, as far as they are drawn. */
export function useDraftSiting(draft: () => IntakeDraft) {
  const { actor } = useSession()
  const question = (): SitingQuestion | null => {
    const { village, plot, plot_holes, footprint, footprint_holes, members, build_type, land_class } = draft()
    const ground = polygonOf(plot, plot_holes)
    const house = polygonOf(footprint, footprint_holes)
    const division = village || actor.value?.division
    if (!ground || !division) return null
    return {
      division,
      plot: ground,
      people: members.length + 1,
      land_class,
      ...(house ? { footprint: house } : {}),
      ...(build_type ? { build_type } : {}),
    }
  }
  const asked = useSiting(question)
  const pieces = computed(() => overlapPieces(asked.siting.value))
  return { ...asked, pieces }
}
