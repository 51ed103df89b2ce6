import { eq, sql } from 'drizzle-orm'
import { pino } from 'pino'
import { expect } from 'vitest'
import { type Actor, type Permit, permit } from '@/server/access/permission'
import { session } from '@/server/db/schema'
import { createLockService } from '@/server/lock/service'
import type { Database } from '@/server/platform/db/open'
import { PASSWORD, serviceOf, staffOf } from '../accounts/staff'

export const FIVE_MINUTES = 300
export const PIN = '483920'
const log = pino({ level: 'silent' })

/** Nurses whose sessions lock after five minutes, and what moves their time on. */
export function lockedWard(database: () => Database) {
  const { add, listen } = staffOf(database)
  const orm = () => database().orm
  const service = (lockAfterSeconds = FIVE_MINUTES) =>
    createLockService({
      database: database(),
      lockAfterSeconds,
      sessionSeconds: 3_600,
      demo: false,
      localSignIn: 'on',
      log,
    })
  const accounts = () => serviceOf(database(), { lockAfterSeconds: FIVE_MINUTES })

  let people = 0
  /** A nurse who has just signed in with their password. */
  const nurse = async () => {
    people += 1
    const username = `locked-${people}`
    await add(username)
    const signedIn = await accounts().signIn(username, PASSWORD, `10.9.0.${people}`)
    if (!signedIn.ok) throw new Error(signedIn.refusal.code)
    return { username, ...signedIn.value }
  }
  const allowed = <A extends 'session:lock' | 'account:own'>(actor: Actor, action: A): Permit<A> => {
    const permitted = permit(actor, action)
    if (!permitted.ok) throw new Error(permitted.refusal.code)
    return permitted.value
  }
  const locks = (actor: Actor) => allowed(actor, 'session:lock')
  const withPin = async () => {
    const user = await nurse()
    expect(
      await service().setPin(allowed(user, 'account:own'), { password: PASSWORD, pin: PIN }),
    ).toMatchObject({
      ok: true,
    })
    return user
  }
  /** Moves the last hand, and what was proven, back by so long. */
  const rest = (sessionId: string, seconds: number) =>
    orm()
      .update(session)
      .set({
        handAt: sql`${session.handAt} - make_interval(secs => ${seconds})`,
        provenAt: sql`${session.provenAt} - make_interval(secs => ${seconds})`,
      })
      .where(eq(session.id, sessionId))
  const isLocked = async (sessionId: string) => (await accounts().session(sessionId))?.locked ?? false

  return { orm, listen, service, accounts, nurse, withPin, allowed, locks, rest, isLocked }
}
