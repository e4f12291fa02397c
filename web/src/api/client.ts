import createClient, { type Middleware } from 'openapi-fetch'
import { noAnswer, retryAfter, toProblem } from './problem'
import type { paths } from './schema.gen'
import type { Session } from './types'

/** The access token lives here and nowhere else: a closed tab forgets it, the cookie brings a new one. */
let accessToken: string | null = null
let language = 'zh-CN'
let onSessionLost: () => void = () => undefined

export function setAccessToken(token: string | null): void {
  accessToken = token
}

export function setLanguage(tag: string): void {
  language = tag
}

export function whenSessionIsLost(handler: () => void): void {
  onSessionLost = handler
}

let refreshing: Promise<Session | null> | null = null

/** A new access token from the refresh cookie; one attempt at a time over all tabs, because the tokens rotate. */
export function refreshSession(): Promise<Session | null> {
  refreshing ??= locked(requestRefresh).finally(() => {
    refreshing = null
  })
  return refreshing
}

async function requestRefresh(): Promise<Session | null> {
  const response = await fetch('/api/v1/session/refresh', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Accept-Language': language },
  })
  if (!response.ok) return dropped(response)
  const session = (await response.json()) as Session
  accessToken = session.access_token
  return session
}

/** An answer nobody reads is given back, or its connection stays taken. */
async function dropped(response: Response): Promise<null> {
  await response.body?.cancel()
  return null
}

function locked<T>(work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work()
  return navigator.locks.request('homestead-refresh', work) as Promise<T>
}

/** A request with the token; on 401 once more with a fresh one. */
export async function send(request: Request): Promise<Response> {
  const again = request.clone()
  const first = await attempt(request)
  if (first.status !== 401 || accessToken === null || isSessionRoute(request.url)) return first
  const renewed = await refreshSession().catch(() => null)
  if (renewed) {
    await dropped(first)
    return attempt(again)
  }
  accessToken = null
  onSessionLost()
  return first
}

function attempt(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', language)
  if (accessToken !== null) request.headers.set('Authorization', `Bearer ${accessToken}`)
  return fetch(request)
}

function isSessionRoute(url: string): boolean {
  return new URL(url).pathname.startsWith('/api/v1/session')
}

export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: send })

const asProblems: Middleware = {
  onError: () => noAnswer(),
  async onResponse({ response }) {
    if (response.ok) return undefined
    const body: unknown = await response.json().catch(() => null)
    throw toProblem(body, response.status, retryAfter(response))
  },
}
api.use(asProblems)

/** The body of an answer that the middleware let through, as the caller's aliases name it. */
export function given<T>(answer: { data?: unknown }): T {
  return answer.data as T
}
