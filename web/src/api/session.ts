import { api, given, refreshSession, setAccessToken } from './client'
import type { Actor, Session } from './types'

export async function signIn(username: string, password: string): Promise<Actor> {
  const session = given<Session>(await api.POST('/api/v1/session', { body: { username, password } }))
  setAccessToken(session.access_token)
  return session.actor
}

/** The actor of the refresh cookie, or null when nobody is signed in. */
export async function restoreSession(): Promise<Actor | null> {
  const session = await refreshSession().catch(() => null)
  return session?.actor ?? null
}

export async function signOut(): Promise<void> {
  try {
    await api.DELETE('/api/v1/session')
  } finally {
    setAccessToken(null)
  }
}

/** The actor again, with labels in the present language. */
export async function whoAmI(): Promise<Actor> {
  return given<{ actor: Actor }>(await api.GET('/api/v1/session')).actor
}

export async function isDemo(): Promise<boolean> {
  return given<{ demo: boolean }>(await api.GET('/health')).demo === true
}
