import { answer } from './answer'

/** What an article demands of a paper. */
export interface Demand {
  code: string
  label: string
  basis: string
}

/** One paper of a case, as the server lists it. */
export interface CaseDocument {
  form: string
  label: string
  number: string | null
  on: string | null
  complete: boolean
  missing: Demand[]
  contents: (Demand & { present: boolean; by_hand: boolean })[]
  served: string | null
  citizen: boolean
  wording: { version: string; basis: string; verified: boolean } | null
}

export type PaperFormat = 'html' | 'docx' | 'pdf'

export async function caseDocuments(violation: string): Promise<CaseDocument[]> {
  const response = await answer(new Request(address(violation, '')))
  return (await response.json()) as CaseDocument[]
}

/** The paper itself. It needs the bearer token, so a plain link cannot fetch it. */
export async function documentBlob(violation: string, form: string, format: PaperFormat): Promise<Blob> {
  return (await answer(new Request(address(violation, `/${encodeURIComponent(form)}.${format}`)))).blob()
}

function address(violation: string, rest: string): string {
  return new URL(`/api/v1/violations/${encodeURIComponent(violation)}/documents${rest}`, window.location.origin).href
}
