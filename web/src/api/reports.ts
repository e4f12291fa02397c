import { answer } from './answer'

/** A township or village to choose from. */
export interface ReportPlace {
  code: string
  name: string
  parent: string | null
  level: string
}

/** What a citizen tells; the same `act_id` again is the same report. */
export interface Report {
  act_id: string
  at: string
  village: string | null
  description: string | null
  location: { lon: number; lat: number; accuracy_m: number; fix_age_s?: number; datum: 'wgs84' } | null
  found_on?: string
  reporter?: { name: string; phone?: string }
}

/** What a citizen is told: the number to ask after, what comes next, whom to call. */
export interface Reported {
  number: string
  receipt: { seq: number; hash: string }
  said: string
  office_name: string | null
  office_phone: string | null
  photo: boolean
}

export async function reportPlaces(): Promise<ReportPlace[]> {
  return ((await (await answer(new Request(address('/places')))).json()) as { items: ReportPlace[] }).items
}

export async function sendReport(report: Report, photo: File | null): Promise<Reported> {
  const form = new FormData()
  form.append('meta', new Blob([JSON.stringify(report)], { type: 'application/json' }))
  if (photo) form.append('file', photo, photo.name)
  return (await answer(new Request(address(''), { method: 'POST', body: form }))).json() as Promise<Reported>
}

function address(rest: string): string {
  return new URL(`/api/v1/reports${rest}`, window.location.origin).href
}
