import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { whoIs, writeEntries } from '@/server/audit/entry'
import { account, entraIdentity, oidcLogout, session } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import { endSessions } from '@/server/sessions/sessions'
import type { Logout } from './logout-token'

/**
 * Ends, on every node, the sessions that a logout at the provider is about. With a `sid` these are the sessions that it opened and
 * those that its user opened by PIN in the same browser since; with a `sub` only, every session of the account.
 * @returns how many were open, or null where the token was obeyed before
 */
export const endProviderSessions = (orm: Orm, issuer: string, logout: Logout): Promise<number | null> =>
  orm.transaction(async (tx) => {
    await tx.delete(oidcLogout).where(lt(oidcLogout.forgetAt, sql`now()`))
    const { jti, forgetAt, subject, sid } = logout
    const first = await tx
      .insert(oidcLogout)
      .values({ issuer, jti, forgetAt })
      .onConflictDoNothing()
      .returning()
    if (first.length === 0) return null
    const linked = tx
      .select({ id: entraIdentity.accountId })
      .from(entraIdentity)
      .where(and(eq(entraIdentity.issuer, issuer), eq(entraIdentity.subject, subject ?? '')))
    const ofProvider = and(
      eq(session.oidcIssuer, issuer),
      ...(subject === null ? [] : [eq(session.oidcSubject, subject)]),
    )
    const opened = tx
      .select({ id: session.id, accountId: session.accountId, browser: session.browser })
      .from(session)
      .where(
        sid === null
          ? inArray(session.accountId, linked)
          : and(
              ofProvider,
              // A provider without `sid` in its ID tokens is taken to mean all of this user's.
              subject === null
                ? eq(session.oidcSid, sid)
                : or(eq(session.oidcSid, sid), isNull(session.oidcSid)),
            ),
      )
      .as('opened')
    const those = await tx
      .selectDistinct({
        id: session.id,
        endedAt: session.endedAt,
        userId: account.id,
        name: account.name,
        role: account.role,
      })
      .from(session)
      .innerJoin(account, eq(account.id, session.accountId))
      .innerJoin(opened, and(eq(opened.accountId, session.accountId), eq(opened.browser, session.browser)))
    const open = those.filter(({ endedAt }) => endedAt === null)
    for (const { id } of open) await endSessions(tx, { sessionId: id }, 'signed-out')
    const rows = open.map(({ id: sessionId, userId, name, role }) => ({
      who: whoIs({ userId, name, role, sessionId }),
      action: 'sign-out',
      outcome: 'done',
      detail: { by: 'provider' },
    }))
    if (rows.length > 0) await writeEntries(tx, rows)
    // No PIN opens a screen by a proof from before.
    const ids = those.map(({ id }) => id)
    if (ids.length > 0) await tx.update(session).set({ provenAt: null }).where(inArray(session.id, ids))
    return open.length
  })
