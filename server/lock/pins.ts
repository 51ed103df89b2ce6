import { and, eq, lt, sql } from 'drizzle-orm'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { passwordMatches } from '@/server/accounts/password'
import { accountPin, session } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { provenInBrowser } from '@/server/sessions/session-lock'

/** The PINs that may be typed wrong, in one session and for one account, before the password is needed. */
const PIN_TRIES = 5
/** How long a PIN may stand for what its user proved in this browser. */
const PROVEN_FOR_S = 12 * 3_600

/**
 * Checks a PIN that was typed in a session. Each try counts before the PIN is looked at, so that tries at the same moment count, too.
 * Refuses `password_wrong`, and `password_needed` where no PIN helps: the account has none, or did not prove itself in this browser
 * within 12 hours, or too many PINs were wrong.
 */
export async function provePin(
  orm: Orm,
  sessionId: string,
  accountId: string,
  pin: string,
): Promise<Result<null>> {
  const hash = await takeTry(orm, sessionId, accountId)
  // A PIN is checked also where there is none, so that timing tells no one which accounts have one.
  const right = await passwordMatches(hash, pin)
  if (hash === null) return refused('password_needed', refusalText('session.passwordNeeded'))
  if (!right) return refused('password_wrong', refusalText('session.pinWrong'))
  await forgivePins(orm, sessionId, accountId)
  return accepted(null)
}

/** Returns whether a PIN may be tried, without counting a try. */
export async function mayTryPin(orm: Orm, sessionId: string, accountId: string): Promise<boolean> {
  const [found] = await orm
    .select({ failures: accountPin.failures, inSession: session.pinFailures, browser: session.browser })
    .from(session)
    .innerJoin(accountPin, eq(accountPin.accountId, accountId))
    .where(eq(session.id, sessionId))
  if (!found || found.failures >= PIN_TRIES || found.inSession >= PIN_TRIES) return false
  return isProven(orm, found.browser, accountId)
}

/** After a right PIN or the password none of the wrong ones counts. */
export async function forgivePins(
  orm: Orm | Transaction,
  sessionId: string,
  accountId: string,
): Promise<void> {
  await orm.update(session).set({ pinFailures: 0 }).where(eq(session.id, sessionId))
  await orm.update(accountPin).set({ failures: 0 }).where(eq(accountPin.accountId, accountId))
}

/** @returns the hash to check against; null where a PIN may not be tried */
async function takeTry(orm: Orm, sessionId: string, accountId: string): Promise<string | null> {
  const [here] = await orm
    .update(session)
    .set({ pinFailures: sql`${session.pinFailures} + 1` })
    .where(and(eq(session.id, sessionId), lt(session.pinFailures, PIN_TRIES)))
    .returning({ browser: session.browser })
  if (!here || !(await isProven(orm, here.browser, accountId))) return null
  const [counted] = await orm
    .update(accountPin)
    .set({ failures: sql`${accountPin.failures} + 1` })
    .where(and(eq(accountPin.accountId, accountId), lt(accountPin.failures, PIN_TRIES)))
    .returning({ hash: accountPin.hash })
  return counted?.hash ?? null
}

async function isProven(orm: Orm, browser: string, accountId: string): Promise<boolean> {
  const [found] = await orm
    .select({ id: session.id })
    .from(session)
    .where(provenInBrowser(browser, accountId, PROVEN_FOR_S))
    .limit(1)
  return found !== undefined
}
