import { computed } from 'vue'
import { useRoute } from 'vue-router'

/** The parts of the address that narrow a view of patrols. */
export function usePatrolQuery<Name extends string>(names: readonly Name[]) {
  const route = useRoute()
  return computed(() => {
    const read = names.flatMap((name) => (typeof route.query[name] === 'string' && route.query[name] ? [[name, route.query[name]]] : []))
    return Object.fromEntries(read) as Partial<Record<Name, string>>
  })
}
