import { eq } from 'drizzle-orm'
import type { ProvenBy } from '@/lib/board/account'
import type { BrowserName } from '@/lib/calls/browser-family'
import type { Actor } from '@/server/access/permission'
import { whoIs, writeEntry } from '@/server/audit/entry'
import { account } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { hasApp, hasPasskey } from '@/server/sessions/second-factor'
import { openSession, type SignedInFrom } from '@/server/sessions/sessions'

export type AccountRow = typeof account.$inferSelect

/** How a user came in. */
export interface Entry {
  readonly address: string
  readonly browser: BrowserName | undefined
  readonly by: ProvenBy
  /** The session at the OpenID provider; absent: it opened none. */
  readonly there?: SignedInFrom
}

/** Opens the session of a user who has proved who they are, with its audit row, which says by what. */
export const enterAccount = (
  on: Orm | Transaction,
  { id: userId, name, role }: AccountRow,
  sessionSeconds: number,
  { address, browser, by, there = {} }: Entry,
): Promise<Actor> =>
  on.transaction(async (tx) => {
    const from = { address, ...(browser && { agent: browser }), provenBy: by, ...there }
    const sessionId = await openSession(tx, userId, sessionSeconds, true, from)
    const actor = { userId, name, role, sessionId, address }
    await writeEntry(tx, { who: whoIs(actor), action: 'sign-in', outcome: 'done', detail: { by } })
    return actor
  })

/**
 * Returns which second factors an account has, and keeps account and factors as they are until the transaction ends. To check a password
 * or a code takes a while, in which the account may be disabled, or get another password or its first second factor.
 * @param checked - the row as it was when the check began
 * @returns null where the account is disabled now, or has another password or role
 */
export async function holdAccount(
  tx: Transaction,
  checked: AccountRow,
): Promise<{ readonly passkey: boolean; readonly code: boolean } | null> {
  const [now] = await tx.select().from(account).where(eq(account.id, checked.id)).for('share')
  const same = now?.passwordHash === checked.passwordHash && now.role === checked.role
  if (!now || now.disabled || !same) return null
  // A statement of its own: the one that waits for the row sees the factors as they were before the wait.
  const [has] = await tx
    .select({ passkey: hasPasskey, code: hasApp })
    .from(account)
    .where(eq(account.id, checked.id))
  return has ?? null
}
