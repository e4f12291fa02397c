import { computed, readonly, shallowRef } from 'vue'
import * as session from '@/api/session'
import { whenSessionIsLost } from '@/api/client'
import type { Actor, Role } from '@/api/types'

const actor = shallowRef<Actor | null>(null)
let restored: Promise<void> | null = null

whenSessionIsLost(() => {
  actor.value = null
})

/** Asks for the session of the refresh cookie, once a page load. */
export function restore(): Promise<void> {
  restored ??= session.restoreSession().then((found) => {
    actor.value = found
  })
  return restored
}

async function signIn(username: string, password: string): Promise<void> {
  actor.value = await session.signIn(username, password)
}

async function signOut(): Promise<void> {
  try {
    await session.signOut()
  } finally {
    actor.value = null
  }
}

/** The same actor with labels in the language now spoken. */
async function relabel(): Promise<void> {
  if (actor.value) actor.value = await session.whoAmI()
}

/** Who is signed in. The access token itself stays in the api room. */
export function useSession() {
  const may = (...roles: Role[]) => actor.value !== null && roles.includes(actor.value.role)
  return { actor: readonly(actor), signedIn: computed(() => actor.value !== null), may, signIn, signOut, relabel }
}
