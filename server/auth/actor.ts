import type { Actor } from '@/server/access/permission'
import { getRuntime } from '@/server/runtime'
import { actorOfHandshake } from './handshake'

/**
 * Returns the user or display that sent a request with these headers; null unless its session is open. Rejects when the
 * database does not answer.
 */
export async function actorOf(headers: Headers): Promise<Actor | null> {
  const runtime = getRuntime()
  const cookie = headers.get('cookie')
  if (!cookie) return null
  const signedIn = await actorOfHandshake(
    { cookie },
    runtime.authSecret,
    runtime.accounts,
    runtime.secureCookies,
  )
  return signedIn?.actor ?? null
}
