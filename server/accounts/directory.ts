import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Role } from '@/lib/board/roles'
import type { MicrosoftRefusal } from '@/lib/teams/standing'
import { writeEntry } from '@/server/audit/entry'
import { account, entraIdentity } from '@/server/db/schema'
import type { DirectoryUser } from '@/server/oidc/directory-user'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { endSessions } from '@/server/sessions/sessions'
import { findOrLinkAccount, linkedAccount } from '@/server/teams/identity'
import { accountUsername } from './admin'
import type { AccountRow } from './enter'
import { hashPassword } from './password'

/** In characters, as administrators may write it. */
const LONGEST_NAME = 100

/**
 * Returns the account of a user that the provider has named. Where the directory gives roles, this makes the missing account,
 * and brings name and role of an account that was made so in line; an account that an administrator made keeps its own.
 * Without a role the user is refused, and the sessions of an account from the directory end.
 */
export async function accountOf(
  orm: Orm,
  { identity, mapped, fullName }: DirectoryUser,
  address: string,
): Promise<AccountRow | MicrosoftRefusal> {
  if (!mapped) return findOrLinkAccount(orm, identity)
  const { role, why } = mapped
  return orm.transaction(async (tx) => {
    if (why !== undefined) {
      const known = await linkedAccount(tx, identity)
      if (why === 'no-role' && known?.fromDirectory) await withdraw(tx, known, address)
      return why
    }
    const found = await findOrLinkAccount(tx, identity)
    if (typeof found !== 'string')
      return found.fromDirectory && !found.disabled
        ? follow(tx, found, { role, name: fullName?.slice(0, LONGEST_NAME) ?? found.name }, address)
        : found
    if (found !== 'unknown') return found
    const username = accountUsername.safeParse(identity.name?.trim().toLowerCase())
    if (!username.success) return found
    const name = (fullName ?? username.data).slice(0, LONGEST_NAME)
    return make(tx, { username: username.data, name, role }, identity, address)
  })
}

/** Makes an account whose password no one knows. */
async function make(
  tx: Transaction,
  values: { readonly username: string; readonly name: string; readonly role: Role },
  { issuer, subject }: DirectoryUser['identity'],
  address: string,
): Promise<AccountRow | MicrosoftRefusal> {
  const passwordHash = await hashPassword(randomBytes(32).toString('base64url'))
  const [made] = await tx
    .insert(account)
    .values({ ...values, passwordHash, fromDirectory: true })
    .onConflictDoNothing({ target: account.username })
    .returning()
  // The same user has just signed in elsewhere, too: their next try finds the account.
  if (!made) return 'failed'
  await tx.insert(entraIdentity).values({ issuer, subject, accountId: made.id })
  await record(tx, made, address, 'add')
  return made
}

/** Gives an account the name and role that its user has in the directory. Another role ends its sessions. */
async function follow(
  tx: Transaction,
  known: AccountRow,
  { name, role }: { readonly name: string; readonly role: Role },
  address: string,
): Promise<AccountRow> {
  if (known.name === name && known.role === role) return known
  const changed = { ...known, name, role }
  await tx.update(account).set({ name, role }).where(eq(account.id, known.id))
  if (known.role !== role) await endSessions(tx, { accountId: known.id }, 'revoked')
  await record(tx, changed, address, known.role === role ? 'rename' : `change to ${role}`)
  return changed
}

async function withdraw(tx: Transaction, known: AccountRow, address: string): Promise<void> {
  await endSessions(tx, { accountId: known.id }, 'revoked')
  await record(tx, known, address, 'no role')
}

/** The user acts by signing in; what changes is what their directory says. */
const record = (
  tx: Transaction,
  { id, name, role }: AccountRow,
  address: string,
  what: string,
): Promise<void> =>
  writeEntry(tx, {
    who: { kind: 'account', id, name, role, sessionId: null, address },
    action: 'account:manage',
    outcome: 'done',
    detail: { account: id, what, role, by: 'directory' },
  })
