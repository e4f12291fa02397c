import type { Problem, Requirement } from './types'

/** A refusal the server explained (RFC 9457), or the lack of any answer (`code` is then `network`). */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly fields: { path: string; code: string; detail: string }[]
  readonly requirements: Requirement[]
  readonly requestId: string | undefined
  /** When to come back, where the server said so. */
  readonly retryAfterS: number | null

  constructor(problem: Problem, retryAfterS: number | null = null) {
    super(problem.detail || problem.title)
    this.name = 'ApiProblem'
    this.status = problem.status
    this.code = problem.code
    this.fields = (problem.fields ?? []).map((field) => ({ ...field, path: plainPath(field.path) }))
    this.requirements = problem.requirements ?? []
    this.requestId = problem.request_id
    this.retryAfterS = retryAfterS
  }
}

/** How long to wait before what the map needs is asked for again, ms; null where waiting would not help. */
export function waitForMap(problem: ApiProblem | null): number | null {
  return problem?.code === 'map_not_ready' ? Math.max(1, problem.retryAfterS ?? 2) * 1000 : null
}

/** The seconds that an answer asks to wait. */
export function retryAfter(response: Response): number | null {
  return Number(response.headers.get('Retry-After')) || null
}

/** `household.members[0].id_number` and `/household/members/0/id_number` alike become dotted. */
export function plainPath(path: string): string {
  return path.replace(/^[/$.]+/, '').replace(/\[(\w+)\]/g, '.$1').replaceAll('/', '.')
}

export function noAnswer(): ApiProblem {
  return new ApiProblem({ title: '', status: 0, code: 'network', detail: '' })
}

/** Whatever a failed answer held, as a problem; a proxy's HTML page becomes a plain one. */
export function toProblem(body: unknown, status: number, retryAfterS: number | null = null): ApiProblem {
  if (isProblem(body)) return new ApiProblem(body, retryAfterS)
  return new ApiProblem({ title: '', status, code: status >= 500 ? 'internal' : `http_${status}`, detail: '' }, retryAfterS)
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body
}
