import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { applyForHouse } from '@/api/houses'
import { ApiProblem, noAnswer } from '@/api/problem'
import type { Recorded } from '@/api/types'
import { fromLocalInput } from '@/lib/dates'
import { uuidv7 } from '@/lib/ids'
import { applyPayload, emptyDraft, STEPS, stepOf, withoutIdNumbers, type IntakeDraft, type Step } from '@/lib/intake'

const KEY = 'homestead.intake'

function restored(): IntakeDraft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return typeof kept === 'object' && kept !== null ? { ...emptyDraft(), ...kept } : emptyDraft()
  } catch {
    return emptyDraft()
  }
}

/** A new house, step by step; what was typed survives a reload of the tab, citizens' numbers do not. */
export function useIntake() {
  const draft = reactive(restored())
  const step = ref<Step>('household')
  const sending = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)
  const actId = ref(uuidv7())
  let now: string | null = null

  watch(draft, () => sessionStorage.setItem(KEY, JSON.stringify(withoutIdNumbers(draft))), { deep: true })

  const problems = computed(() => problem.value?.fields ?? [])
  const faulty = computed(() => new Set(problems.value.map((one) => stepOf(one.path))))

  function forget(): void {
    sessionStorage.removeItem(KEY)
    Object.assign(draft, emptyDraft())
    step.value = 'household'
    problem.value = null
  }

  async function submit(): Promise<Recorded | null> {
    sending.value = true
    problem.value = null
    now ??= new Date().toISOString()
    const at = draft.done_at ? fromLocalInput(draft.done_at) : now
    try {
      const answer = await applyForHouse({ act_id: actId.value, act: 'apply', at: at ?? '', ...applyPayload(draft) })
      forget()
      return answer
    } catch (error) {
      problem.value = error instanceof ApiProblem ? error : noAnswer()
      return null
    } finally {
      sending.value = false
    }
  }

  const index = computed(() => STEPS.indexOf(step.value))
  function go(by: number): void {
    step.value = STEPS[Math.min(STEPS.length - 1, Math.max(0, index.value + by))] ?? 'household'
  }
  return { draft, step, index, go, sending, problem, problems, faulty, submit, forget }
}
