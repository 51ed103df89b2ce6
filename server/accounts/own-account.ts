import { createHash } from 'node:crypto'
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { OwnAccount } from '@/lib/board/account'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Permit } from '@/server/access/permission'
import { createAudit } from '@/server/audit/audit'
import type { Recorded } from '@/server/audit/recorded'
import { account, session } from '@/server/db/schema'
import { readDatabaseTime } from '@/server/platform/db/clock'
import type { Database, Orm } from '@/server/platform/db/open'
import { isFresh } from '@/server/sessions/fresh'
import { hasApp, hasPasskey } from '@/server/sessions/second-factor'
import { endSessions } from '@/server/sessions/sessions'
import { setPassword } from './admin'
import { passwordMatches } from './password'
import { createSignInLimits } from './sign-in-rate-limit'

type Own = Permit<'account:own'>

/** A user's own account. */
export interface OwnAccountService {
  read(permit: Own): Promise<Recorded<OwnAccount>>
  /**
   * Ends the user's other sessions. Refuses `invalid` (field `old`: wrong; `password`: others would guess it), too_many_attempts, and
   * `proof_needed` to a user with a second factor who has not proved all their factors within five minutes.
   */
  changePassword(
    permit: Own,
    change: { readonly old: string; readonly password: string },
  ): Promise<Recorded<null>>
  /** Ends one of the user's sessions on every node; one that has ended meanwhile is fine. */
  endSession(permit: Own, id: string): Promise<Recorded<null>>
}

/** Creates the service behind the page of one's own account. */
export function createOwnAccount({ orm }: Pick<Database, 'orm'>, log: Logger): OwnAccountService {
  const audit = createAudit(orm)
  const limits = createSignInLimits(orm)

  /** A session left open must not be a place to guess the password at, so wrong ones slow down the next. */
  async function isOwnPassword({ actor }: Own, old: string): Promise<Result<null>> {
    const [own] = await orm.select().from(account).where(eq(account.id, actor.userId))
    const who = { username: own?.username ?? '', address: '', device: `own ${actor.userId}` }
    const taken = await limits.take(who)
    if (!taken.ok) return taken
    if (!own || !(await passwordMatches(own.passwordHash, old)))
      return refused('invalid', refusalText('account.oldPassword'), { field: 'old' })
    await limits.forgive(who)
    return accepted(null)
  }

  /** Who knows the password only must not take the account from its user. */
  async function mayChangePassword({ actor: { userId, sessionId } }: Own): Promise<Result<null>> {
    const [own] = await orm
      .select({ passkey: hasPasskey, app: hasApp })
      .from(account)
      .where(eq(account.id, userId))
    if (!own?.passkey && !own?.app) return accepted(null)
    return (await isFresh(orm, sessionId))
      ? accepted(null)
      : refused('proof_needed', refusalText('session.proofNeeded'))
  }

  return {
    read: (permit) => audit.plain(permit, async () => accepted(await readOwn(orm, permit))),

    changePassword: (permit, { old, password }) =>
      audit.change(permit, { detail: { what: 'password' } }, async (acting) => {
        const { userId, sessionId, address } = permit.actor
        const allowed = await mayChangePassword(permit)
        const proven = allowed.ok ? await isOwnPassword(permit, old) : allowed
        const done = proven.ok ? await setPassword(acting, { id: userId, password }, sessionId) : proven
        log.info({ userId, address, code: done.ok ? 'done' : done.refusal.code }, 'Own password changed')
        return done
      }),

    endSession: (permit, id) =>
      audit.change(permit, { detail: { what: 'end session' } }, (acting) =>
        acting.transaction(async (tx) => {
          const { userId, address } = permit.actor
          const rows = await tx.select({ id: session.id }).from(session).where(openOf(userId))
          const found = rows.find((row) => publicId(row.id) === id)
          if (found) await endSessions(tx, { sessionId: found.id }, 'revoked')
          log.info({ userId, address }, 'Own session ended')
          return accepted(null)
        }),
      ),
  }
}

async function readOwn(orm: Orm, { actor }: Own): Promise<OwnAccount> {
  const [own] = await orm
    .select({ username: account.username })
    .from(account)
    .where(eq(account.id, actor.userId))
  const rows = await orm.select().from(session).where(openOf(actor.userId)).orderBy(desc(session.createdAt))
  return {
    username: own?.username ?? '',
    serverTime: Math.floor(await readDatabaseTime(orm)),
    sessions: rows.map(({ id, address, agent, createdAt, handAt }) => ({
      id: publicId(id),
      here: id === actor.sessionId,
      address,
      browser: agent,
      openedAt: createdAt.getTime(),
      usedAt: handAt.getTime(),
    })),
  }
}

const openOf = (accountId: string) =>
  and(eq(session.accountId, accountId), isNull(session.endedAt), gt(session.expiresAt, sql`now()`))

/** What a page may know of a session's id. */
const publicId = (sessionId: string): string =>
  createHash('sha256').update(`own ${sessionId}`).digest('base64url').slice(0, 22)
