import { OWN_UNIT_COOKIE, readOwnUnit } from '@/lib/board/own-unit'
import type { View } from '@/lib/board/view'
import type { Actor } from '@/server/access/permission'
import { readChoice } from '@/server/platform/http/cookies'
import { getRuntime } from '@/server/runtime'
import { nearestAddress } from './address'
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
  if (!signedIn) return null
  const workplace = workplaceIn(cookie)
  const address = nearestAddress(headers.get('x-forwarded-for'))
  return { ...signedIn.actor, address, ...(workplace && { workplace }) }
}

/** The unit of the workstation, as its browser keeps it. A nurse who states it falsely is on record with it: audit rows say why a chart was open. */
function workplaceIn(cookies: string): View | null {
  return readOwnUnit(readChoice(cookies, OWN_UNIT_COOKIE) ?? undefined)
}
