import { api, given } from './client'
import type { PublicStatus } from './types'

/** What the applicant may see. Nothing of the question stands in an address. */
export async function publicStatus(question: { number: string; id_tail: string } | { code: string }): Promise<PublicStatus> {
  return given(await api.POST('/api/v1/status', { body: question }))
}
