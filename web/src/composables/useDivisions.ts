import { computed } from 'vue'
import { divisions } from '@/api/reference'
import { useResource } from './useResource'
import { useSession } from './useSession'

/** The townships and villages an actor may choose from: those inside their own scope. */
export function useDivisions() {
  const { actor } = useSession()
  const { data } = useResource(async () => (actor.value ? divisions(actor.value.county) : []))
  const scope = computed(() => actor.value?.division ?? '')
  const inScope = computed(() => (data.value ?? []).filter((one) => one.code.startsWith(scope.value) || scope.value.startsWith(one.code)))
  const townships = computed(() => inScope.value.filter((one) => one.level === 'township'))
  const villages = computed(() => inScope.value.filter((one) => one.level === 'village'))
  const villagesOf = (township: string) => villages.value.filter((one) => one.parent === township)
  return { townships, villages, villagesOf }
}
