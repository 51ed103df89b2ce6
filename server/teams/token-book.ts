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
  /** Whose it is, as the provider calls them. */
  readonly name: string | null
  readonly access: string
  readonly refresh: string | null
  readonly expiresAt: number
  /** Whether it is to be refreshed by now. */
  readonly due: boolean
}

/** What a refresh may take at the longest, the time to write it down included; a process that dies meanwhile loses its turn. */
const TURN_MS = 10_000
/** Longer than a meeting takes to be made of it, and than the clocks of nodes differ. */
const LATEST_REFRESH_BEFORE_MS = 5 * 60_000

/** The tokens of all accounts, sealed for their owner and their use. Whatever does not open is as good as none. */
export function createTokenBook(orm: Orm, sealer: Sealer) {
  const sealed = (accountId: string, grant: Grant, now: number) => ({
    access: sealer.seal(grant.access, `${accountId} access`),
    refresh: grant.refresh === null ? null : sealer.seal(grant.refresh, `${accountId} refresh`),
    expiresAt: new Date(grant.expiresAt),
    // A token of a short life is refreshed half-way through it.
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

    /** Instead of whatever was there; a refresh under way is not written over it. */
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

    /** Takes the one turn to refresh; null while another has it, or where nothing is due any more. */
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

    /** Writes what a refresh gave, unless the turn is lost: the nurse has disconnected, or connected anew, meanwhile. */
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

    /** Removes a token that is of no use any more, unless the turn is lost. */
    async removeRefused(accountId: string, turn: string): Promise<void> {
      await orm.delete(teamsToken).where(turnOf(accountId, turn))
    },

    /** Accounts somebody is signed in as, whose token is to be refreshed by now; at most `limit`. */
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
