import type { IncomingHttpHeaders } from 'node:http'
import type { Actor } from '@/server/access/permission'
import type { AccountService } from '@/server/accounts/service'
import type { RotatedSecret } from '@/server/platform/rotated-secret'
import { readSessionCookie } from '@/server/sessions/session-cookie'

export interface SignedIn {
  readonly actor: Actor
  /** When the session ends at the latest, in milliseconds since the epoch. */
  readonly expiresAt: number
}

/**
 * Returns the user or display that opens a socket, from the headers of its raw upgrade or polling request; null unless the
 * cookie is Lantern's and its session is open. `secureCookies`: whether users open Lantern over https.
 */
export async function actorOfHandshake(
  headers: IncomingHttpHeaders,
  secret: RotatedSecret,
  accounts: Pick<AccountService, 'session'>,
  secureCookies: boolean,
): Promise<SignedIn | null> {
  const claim = await readSessionCookie(headers.cookie, secret, secureCookies)
  if (!claim || claim.expiresAt <= Date.now()) return null
  const actor = await accounts.session(claim.sessionId)
  return actor && { actor, expiresAt: claim.expiresAt }
}
