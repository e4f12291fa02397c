import { send } from './client'
import { noAnswer, retryAfter, toProblem } from './problem'

/** The answer to a request whose body is not JSON; a refusal is thrown as the problem it is. */
export async function answer(request: Request): Promise<Response> {
  const response = await sent(request)
  if (!response.ok) throw toProblem(await response.json().catch(() => null), response.status, retryAfter(response))
  return response
}

async function sent(request: Request): Promise<Response> {
  try {
    return await send(request)
  } catch {
    throw noAnswer()
  }
}
