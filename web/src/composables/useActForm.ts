import { ref, shallowRef } from 'vue'
import { recordAct } from '@/api/houses'
import { ApiProblem, noAnswer } from '@/api/problem'
import type { ActBody, House, OpenAct, Recorded } from '@/api/types'
import { fromLocalInput, toLocalInput } from '@/lib/dates'
import { uuidv7 } from '@/lib/ids'

export interface ActProps {
  house: House
  act: OpenAct
}

/** What every act brings along, whatever it is an act of. */
interface Offered {
  act: string
  label: string
  requirements: OpenAct['requirements']
}

/**
 * One act being written down. The identifier and the moment are fixed at the first attempt, so that sending again
 * after a lost answer records the same act and not a second one.
 */
export function useRecording<A extends Offered, T>(act: A, send: (body: ActBody) => Promise<T>, payload: () => Record<string, unknown>) {
  const actId = uuidv7()
  const opened = toLocalInput(new Date())
  const doneAt = ref(opened)
  const sending = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)
  let now: string | null = null

  /** The moment somebody wrote down, or null when nobody touched it. */
  function typedAt(): string | null {
    return doneAt.value === opened ? null : fromLocalInput(doneAt.value)
  }

  /** The moment as the act carries it: what was typed, or the moment of the first attempt. */
  function at(): string | null {
    if (doneAt.value !== opened) return typedAt()
    now ??= new Date().toISOString()
    return now
  }

  async function submit(): Promise<T | null> {
    if (sending.value) return null
    sending.value = true
    problem.value = null
    try {
      return await send({ act_id: actId, act: act.act, at: at() ?? '', ...payload() })
    } catch (error) {
      problem.value = error instanceof ApiProblem ? error : noAnswer()
      return null
    } finally {
      sending.value = false
    }
  }

  return { act, doneAt, typedAt, sending, problem, submit }
}

/** A form of an act, as its frame needs it. */
export type Recording<T> = Pick<ReturnType<typeof useRecording<Offered, T>>, 'act' | 'doneAt' | 'sending' | 'problem' | 'submit'>

/** An act of a house being written down. */
export function useActForm(props: ActProps, payload: () => Record<string, unknown>) {
  const form = useRecording<OpenAct, Recorded>(props.act, (body) => recordAct(props.house.id, body), payload)
  return { ...form, house: props.house }
}

export type ActForm = ReturnType<typeof useActForm>

/** Without the texts that nobody filled in. */
export function filled(payload: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== ''))
}
