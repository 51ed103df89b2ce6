import { randomUUID } from 'node:crypto'
import { and, eq, exists, gt, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { session, teamsToken } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'
import type { Sealer } from '@/server/platform/sealed'
import type { Grant } from './microsoft'

/** Who signed in at the provider, as its ID token says. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
  /** What the provider calls them, such as vera.lind@hospital.example; null where it does not say. */
  readonly name: string | null
}

export interface KeptToken {
  /** The owner's name at the provider. */
  readonly name: string | null
  readonly access: string
  readonly refresh: string | null
  readonly expiresAt: number
  /** Whether a refresh is due. */
  readonly due: boolean
}

/** The longest that a refresh may take, with the write; a process that ends meanwhile loses its lease. */
const TURN_MS = 10_000
/** Longer than creating a meeting takes, and than the clocks of nodes differ. */
const LATEST_REFRESH_BEFORE_MS = 5 * 60_000

/** The tokens of all accounts, sealed for their owner and their use. A token that cannot be unsealed counts as none. */
export function createTokenBook(orm: Orm, sealer: Sealer) {
  const sealed = (accountId: string, grant: Grant, now: number) => ({
    access: sealer.seal(grant.access, `${accountId} access`),
    refresh: grant.refresh === null ? null : sealer.seal(grant.refresh, `${accountId} refresh`),
    expiresAt: new Date(grant.expiresAt),
    // A short-lived token is refreshed half-way through its life.
    refreshAt: new Date(grant.expiresAt - Math.min(LATEST_REFRESH_BEFORE_MS, (grant.expiresAt - now) / 2)),
    refreshingBy: null,
    refreshingUntil: null,
  })
  const opened = (row: typeof teamsToken.$inferSelect): KeptToken | null => {
    const access = sealer.open(row.access, `${row.accountId} access`)
    const refresh = row.refresh && sealer.open(row.refresh, `${row.accountId} refresh`)
    if (access === null) return null
    return {
      name: row.name,
      access,
      refresh,
      expiresAt: row.expiresAt.getTime(),
      due: row.refreshAt.getTime() <= Date.now(),
    }
  }
  const turnOf = (accountId: string, turn: string) =>
    and(eq(teamsToken.accountId, accountId), eq(teamsToken.refreshingBy, turn))

  return {
    async read(accountId: string): Promise<KeptToken | null> {
      const [row] = await orm.select().from(teamsToken).where(eq(teamsToken.accountId, accountId))
      return row ? opened(row) : null
    },

    /** Replaces any earlier token; a refresh under way does not overwrite it. */
    async write(
      transaction: Orm | Transaction,
      accountId: string,
      { issuer, subject, name }: Identity,
      grant: Grant,
    ) {
      const values = { issuer, subject, name, ...sealed(accountId, grant, Date.now()) }
      await transaction
        .insert(teamsToken)
        .values({ accountId, ...values })
        .onConflictDoUpdate({ target: teamsToken.accountId, set: values })
    },

    async remove(accountId: string): Promise<boolean> {
      const gone = await orm.delete(teamsToken).where(eq(teamsToken.accountId, accountId)).returning()
      return gone.length > 0
    },

    /** Leases the refresh; null while another process has the lease, or where no refresh is due. */
    async takeTurn(accountId: string): Promise<{ readonly turn: string; readonly token: KeptToken } | null> {
      const turn = randomUUID()
      const [row] = await orm
        .update(teamsToken)
        .set({ refreshingBy: turn, refreshingUntil: fromNow(TURN_MS) })
        .where(
          and(
            eq(teamsToken.accountId, accountId),
            lte(teamsToken.refreshAt, new Date()),
            or(isNull(teamsToken.refreshingUntil), lt(teamsToken.refreshingUntil, sql`clock_timestamp()`)),
          ),
        )
        .returning()
      const token = row && opened(row)
      return token ? { turn, token } : null
    },

    /** Writes the result of a refresh, unless the lease is lost: the nurse has disconnected, or connected again, meanwhile. */
    async settle(accountId: string, turn: string, grant: Grant): Promise<void> {
      await orm
        .update(teamsToken)
        .set(sealed(accountId, grant, Date.now()))
        .where(turnOf(accountId, turn))
    },

    async giveBack(accountId: string, turn: string): Promise<void> {
      await orm
        .update(teamsToken)
        .set({ refreshingBy: null, refreshingUntil: null })
        .where(turnOf(accountId, turn))
    },

    /** Deletes a token that is no longer of use, unless the lease is lost. */
    async removeRefused(accountId: string, turn: string): Promise<void> {
      await orm.delete(teamsToken).where(turnOf(accountId, turn))
    },

    /** Returns signed-in accounts whose token is due for a refresh; at most `limit`. */
    async due(limit: number): Promise<readonly string[]> {
      const open = orm
        .select({ id: session.id })
        .from(session)
        .where(
          and(
            eq(session.accountId, teamsToken.accountId),
            isNull(session.endedAt),
            gt(session.expiresAt, sql`now()`),
          ),
        )
      const rows = await orm
        .select({ accountId: teamsToken.accountId })
        .from(teamsToken)
        .where(and(lte(teamsToken.refreshAt, new Date()), isNotNull(teamsToken.refresh), exists(open)))
        .limit(limit)
      return rows.map(({ accountId }) => accountId)
    },
  }
}

export type TokenBook = ReturnType<typeof createTokenBook>
