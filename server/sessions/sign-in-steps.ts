import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import { signInStep } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'

/** How long a user may take for a passkey or a code. */
export const STEP_S = 5 * 60
/** The codes that may be typed after one password. */
const CODES_A_STEP = 5

/** What a browser was asked to prove. */
export type SignInStep = Pick<typeof signInStep.$inferSelect, 'id' | 'accountId' | 'challenge'>

const inFive = sql`clock_timestamp() + make_interval(secs => ${STEP_S})`
const isOpen = (id: string) => and(eq(signInStep.id, id), gt(signInStep.expiresAt, sql`clock_timestamp()`))
const STEP = { id: signInStep.id, accountId: signInStep.accountId, challenge: signInStep.challenge }

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/**
 * Opens a step for a browser without a session.
 * @returns what only this browser may hold, in a cookie: 256 random bits, of which the database has the hash
 */
export async function openStep(
  orm: Orm | Transaction,
  { accountId = null, challenge = null }: { accountId?: string | null; challenge?: string | null },
): Promise<string> {
  await orm.delete(signInStep).where(lt(signInStep.expiresAt, sql`clock_timestamp()`))
  const token = randomBytes(32).toString('base64url')
  await orm.insert(signInStep).values({ id: hashOf(token), accountId, challenge, expiresAt: inFive })
  return token
}

/** Keeps the challenge for a passkey that an open session was given for one purpose; the one before is void. */
export async function openSessionStep(
  orm: Orm,
  { sessionId, purpose, challenge }: SessionStep & { readonly challenge: string },
): Promise<void> {
  const values = { challenge, expiresAt: inFive }
  await orm
    .insert(signInStep)
    .values({ id: hashOf(tokenOf({ sessionId, purpose })), ...values })
    .onConflictDoUpdate({ target: signInStep.id, set: values })
}

interface SessionStep {
  readonly sessionId: string
  readonly purpose: 'add' | 'prove'
}

/** Stands in for a cookie's token where a session is open: no token is that long. */
const tokenOf = ({ sessionId, purpose }: SessionStep): string => `${purpose} in the session ${sessionId}`

const hashOfStep = (which: string | SessionStep | null): string =>
  hashOf(typeof which === 'object' ? (which ? tokenOf(which) : '') : which)

/** Returns an open step; null for one that is unknown, was answered, or has expired. */
export async function findStep(orm: Orm, which: string | SessionStep | null): Promise<SignInStep | null> {
  const [found] = await orm
    .select(STEP)
    .from(signInStep)
    .where(isOpen(hashOfStep(which)))
  return found ?? null
}

/** Counts a code before it is checked, so that those of the same moment count, too. Null also where all were typed. */
export async function countCode(orm: Orm, token: string | null): Promise<SignInStep | null> {
  const [found] = await orm
    .update(signInStep)
    .set({ tries: sql`${signInStep.tries} + 1` })
    .where(and(isOpen(hashOf(token ?? '')), lt(signInStep.tries, CODES_A_STEP)))
    .returning(STEP)
  return found ?? null
}

/** Gives an open step the challenge for a passkey; the one before is void. */
export async function challengeStep(orm: Orm, { id }: SignInStep, challenge: string): Promise<void> {
  await orm.update(signInStep).set({ challenge }).where(isOpen(id))
}

/** Ends a step: of several answers to it, on whichever nodes, one gets it and the others null. */
export async function takeStep(
  orm: Orm | Transaction,
  which: string | SessionStep | null,
): Promise<SignInStep | null> {
  const [taken] = await orm
    .delete(signInStep)
    .where(isOpen(hashOfStep(which)))
    .returning(STEP)
  return taken ?? null
}
