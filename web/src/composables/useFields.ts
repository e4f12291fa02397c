import { computed, inject, onBeforeUnmount, provide, reactive, type ComputedRef, type InjectionKey } from 'vue'
import { belongsTo, unplaced, type FieldProblem } from '@/lib/problems'

interface Fields {
  problems: ComputedRef<FieldProblem[]>
  owners: Map<string, { id: string; label: string }>
}

const KEY: InjectionKey<Fields> = Symbol('fields')

/** A form that tells its inputs what the server found wrong with each. */
export function provideFields(problems: () => FieldProblem[]) {
  const fields: Fields = { problems: computed(problems), owners: reactive(new Map<string, { id: string; label: string }>()) }
  provide(KEY, fields)
  const homeless = computed(() => unplaced(fields.problems.value, fields.owners.keys()))
  /** Problems with the element to jump to, for the summary on top. */
  const listed = computed(() => fields.problems.value.map((problem) => {
    const owner = [...fields.owners.entries()].find(([path]) => belongsTo(problem.path, path))
    return { ...problem, target: owner?.[1].id ?? null, label: owner?.[1].label ?? null }
  }))
  return { homeless, listed }
}

/** The problems of one input, and its claim to them. */
export function useField(path: () => string | undefined, id: string, label: () => string = () => '') {
  const fields = inject(KEY, null)
  const mine = path()
  if (fields && mine) {
    fields.owners.set(mine, { id, label: label() })
    onBeforeUnmount(() => fields.owners.delete(mine))
  }
  return computed(() => {
    const owner = path()
    return owner && fields ? fields.problems.value.filter((problem) => belongsTo(problem.path, owner)) : []
  })
}
