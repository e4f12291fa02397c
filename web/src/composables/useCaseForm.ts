import { inject, provide, ref, type InjectionKey, type Ref } from 'vue'
import type { CaseFile } from '@/api/violationTypes'

interface CaseForm {
  violation: () => CaseFile
  /** The moment that somebody wrote down for the act. */
  takenAt: () => string | null
  /** The inputs that have a photo on its way. */
  sending: Ref<Set<string>>
  /** Photos added in this form, by the input that added them: each input that wants one offers them too. */
  added: Ref<Map<string, string[]>>
}

const KEY: InjectionKey<CaseForm> = Symbol('case form')

/** What the inputs of a case's form may know beside their own field. */
export function provideCaseForm(violation: () => CaseFile, takenAt: () => string | null) {
  const form: CaseForm = { violation, takenAt, sending: ref(new Set<string>()), added: ref(new Map<string, string[]>()) }
  provide(KEY, form)
  return form
}

export function useCaseForm(): CaseForm {
  const form = inject(KEY)
  if (!form) throw new Error('an input of a case stands in no form of a case')
  return form
}
