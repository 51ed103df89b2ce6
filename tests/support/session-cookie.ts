import { encode } from 'next-auth/jwt'
import type { Role } from '@/lib/board/roles'
import { display } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import { displayActor } from '@/server/sessions/display-session'
import { displayCookie, sessionCookieName } from '@/server/sessions/session-cookie'
import { openDisplaySession } from '@/server/sessions/sessions'

/** The session that a cookie names, and what next-auth writes about its user. */
export interface CookieOf {
  readonly userId?: string
  readonly name?: string
  readonly role?: Role
  readonly sessionId: string
  /** ms since the epoch. Absent: in an hour. */
  readonly expiresAt?: number
}

const HOUR_MS = 3_600_000

/** Returns the Cookie header of a user who has signed in, as next-auth writes it over http. */
export async function sessionCookie(
  { userId: sub = '-', name = '-', role = 'bedside', sessionId: sid, expiresAt }: CookieOf,
  secret: string,
): Promise<string> {
  const token = { sub, name, role, sid, until: expiresAt ?? Date.now() + HOUR_MS }
  return `${sessionCookieName(false)}=${await encode({ token, secret })}`
}

/** Pairs a device with a bed, as an administrator does: no user signs in as one. Returns its id and the Cookie header of its session. */
export const enterDevice = (
  orm: Orm,
  bedSerial: string,
  secret: string,
): Promise<{ readonly userId: string; readonly cookie: string }> =>
  orm.transaction(async (tx) => {
    const values = { name: 'Tablet', bedSerial, pairedById: crypto.randomUUID(), pairedByName: 'Ada' }
    const [made] = await tx.insert(display).values(values).returning()
    if (!made) throw new Error('No display was made.')
    const actor = displayActor(made, await openDisplaySession(tx, made.id))
    const [cookie = ''] = (await displayCookie(actor, secret, false)).split(';')
    return { userId: made.id, cookie }
  })
