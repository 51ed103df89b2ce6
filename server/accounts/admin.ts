import { and, asc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { ACCOUNT_ROLES, type Role } from '@/lib/board/roles'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import {
  account,
  authenticatorApp,
  building,
  entraIdentity,
  passkey,
  recoveryCode,
  session,
  signInStep,
  teamsToken,
} from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { endSessions } from '@/server/sessions/sessions'
import type { AccountRow } from './enter'
import { hashPassword } from './password'
import { badPassword } from './password-rules'
import type { Account } from './service'
import { forgetAttempts, forgetCodes } from './sign-in-rate-limit'

/** A username; the second form is the name at the OpenID provider of the user who will sign in with it. */
export const accountUsername = z.string().regex(/^([a-z0-9._-]{2,64}|[a-z0-9._'+-]{1,64}@[a-z0-9.-]{1,190})$/)
const name = z.string().trim().min(1).max(100)
const role = z.enum(ACCOUNT_ROLES)
/** What is wrong with each field, in words. */
const SAID = {
  username: refusalText('account.username'),
  name: refusalText('account.name'),
  role: refusalText('account.role'),
} as const
const newAccount = z.strictObject({ username: accountUsername, name, role })
const nameAndRole = z.strictObject({ name, role })

export interface NewAccount {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly password: string
}

/** An account, by its username (the command) or its id (the page). */
export type WhichAccount = { readonly username: string } | { readonly id: string }

/** Makes an account. Refuses `invalid` with the field, also for a taken username. */
export async function addAccount(orm: Orm, { password, ...input }: NewAccount): Promise<Result<Account>> {
  const parsed = checked(newAccount, input)
  if (!parsed.ok) return parsed
  const { username, name } = parsed.value
  const problem = badPassword(password, [username, name, ...(await namesOfHospital(orm))])
  if (problem) return problem
  const passwordHash = await hashPassword(password)
  return orm.transaction(async (tx) => {
    const [made] = await tx
      .insert(account)
      .values({ ...parsed.value, passwordHash })
      .onConflictDoNothing({ target: account.username })
      .returning({ userId: account.id, name: account.name, role: account.role })
    return made ? accepted(made) : refused('invalid', refusalText('account.taken'), { field: 'username' })
  })
}

/**
 * Replaces a password and ends the account's sessions, so that a user of the old password is signed out, and what waits for a second factor
 * after the old password.
 */
export async function setPassword(
  orm: Orm,
  { password, ...which }: WhichAccount & { password: string },
  except?: string,
): Promise<Result<null>> {
  const [known] = await orm.select().from(account).where(that(which))
  if (!known) return gone()
  const problem = badPassword(password, [known.username, known.name, ...(await namesOfHospital(orm))])
  if (problem) return problem
  const passwordHash = await hashPassword(password)
  return changing(orm, which, async (tx, { id }) => {
    // From here on it is an ordinary account, no longer one with a password that everyone knows.
    await tx.update(account).set({ passwordHash, demo: false }).where(eq(account.id, id))
    await tx.delete(signInStep).where(eq(signInStep.accountId, id))
    await endSessions(tx, { accountId: id, ...(except !== undefined && { except }) }, 'revoked')
    return accepted(null)
  })
}

/** Changes name and role. Another role ends the account's sessions: what its pages show was chosen for the role before. */
export async function changeAccount(
  orm: Orm,
  { name, role, ...which }: WhichAccount & { readonly name?: string; readonly role?: Role },
): Promise<Result<null>> {
  return changing(orm, which, async (tx, known) => {
    const parsed = checked(nameAndRole, { name: name ?? known.name, role: role ?? known.role })
    if (!parsed.ok) return parsed
    const changesRole = parsed.value.role !== known.role
    if (changesRole && (await isLastAdministrator(tx, known))) return lastAdministrator()
    await tx.update(account).set(parsed.value).where(eq(account.id, known.id))
    if (changesRole) await endSessions(tx, { accountId: known.id }, 'revoked')
    return accepted(null)
  })
}

/** Disables an account at once, on every node. Its history stays; what other users gave it to keep is removed. */
export const disableAccount = (orm: Orm, which: WhichAccount): Promise<Result<null>> =>
  changing(orm, which, async (tx, known) => {
    if (await isLastAdministrator(tx, known)) return lastAdministrator()
    await tx.update(account).set({ disabled: true }).where(eq(account.id, known.id))
    await tx.delete(teamsToken).where(eq(teamsToken.accountId, known.id))
    await endSessions(tx, { accountId: known.id }, 'revoked')
    return accepted(null)
  })

/** Lets a disabled account sign in again, with the password that it had. */
export const enableAccount = (orm: Orm, which: WhichAccount): Promise<Result<null>> =>
  changing(orm, which, async (tx, { id }) => {
    await tx.update(account).set({ disabled: false }).where(eq(account.id, id))
    return accepted(null)
  })

/** Unlinks an account from its Microsoft identity and ends its sessions: the next user of that name who signs in is linked. */
export const unlinkAccount = (orm: Orm, which: WhichAccount): Promise<Result<null>> =>
  changing(orm, which, async (tx, { id }) => {
    await tx.delete(entraIdentity).where(eq(entraIdentity.accountId, id))
    await tx.delete(teamsToken).where(eq(teamsToken.accountId, id))
    await endSessions(tx, { accountId: id }, 'revoked')
    return accepted(null)
  })

/**
 * Removes everything that an account has besides the password, for a user who lost it, and ends its sessions: only the password opens it
 * again, so the one who resets knows who asked.
 */
export const resetFactors = (orm: Orm, which: WhichAccount): Promise<Result<null>> =>
  changing(orm, which, async (tx, { id, username }) => {
    for (const table of [passkey, authenticatorApp, recoveryCode, signInStep])
      await tx.delete(table).where(eq(table.accountId, id))
    await forgetCodes(tx, username)
    await endSessions(tx, { accountId: id }, 'revoked')
    return accepted(null)
  })

/** Forgets the wrong passwords and codes that slow down signing in to an account. */
export const unlockAccount = (orm: Orm, which: WhichAccount): Promise<Result<null>> =>
  changing(orm, which, async (tx, known) => {
    await forgetAttempts(tx, known.username)
    return accepted(null)
  })

/**
 * When a hand was last at one of the account's sessions: one step into the index for each account, where a group by would read every
 * session. `account` by its whole name: drizzle writes a column of a query on one table without it.
 */
const lastUsed =
  sql<Date | null>`(select max(used.hand_at) from ${session} as used where used.account_id = ${account}.id)`.mapWith(
    session.handAt,
  )

/** Returns every account by username, without password hashes. */
export const listAccounts = (
  orm: Orm,
): Promise<
  (Omit<AccountRow, 'passwordHash' | 'createdAt' | 'fromDirectory'> & { readonly usedAt: Date | null })[]
> =>
  orm
    .select({
      id: account.id,
      username: account.username,
      name: account.name,
      role: account.role,
      disabled: account.disabled,
      demo: account.demo,
      usedAt: lastUsed,
    })
    .from(account)
    .orderBy(asc(account.username))

const changing = (
  orm: Orm,
  which: WhichAccount,
  change: (tx: Transaction, known: AccountRow) => Promise<Result<null>>,
): Promise<Result<null>> =>
  orm.transaction(async (tx) => {
    // In the order of ids: of two administrators who disable each other at once, the second finds only one left.
    const rows = await tx
      .select()
      .from(account)
      .where(sql`${that(which)} or ${account.role} = 'admin'`)
      .orderBy(asc(account.id))
      .for('update')
    const known = rows.find((row) => ('id' in which ? row.id === which.id : row.username === which.username))
    return known ? change(tx, known) : gone()
  })

const that = (which: WhichAccount): SQL =>
  'id' in which ? eq(account.id, which.id) : eq(account.username, which.username)

/** An administrator of the demo does not stand in for one of the hospital. */
async function isLastAdministrator(tx: Transaction, known: AccountRow): Promise<boolean> {
  if (known.role !== 'admin' || known.disabled) return false
  const others = await tx
    .select({ id: account.id })
    .from(account)
    .where(
      and(
        eq(account.role, 'admin'),
        eq(account.disabled, false),
        ne(account.id, known.id),
        inArray(account.demo, known.demo ? [true, false] : [false]),
      ),
    )
  return others.length === 0
}

const namesOfHospital = async (orm: Orm): Promise<string[]> =>
  (await orm.select({ name: building.name }).from(building)).map(({ name }) => name)

const gone = (): Result<never> => refused('not_found', refusalText('account.gone'), { field: 'username' })

const lastAdministrator = (): Result<never> => refused('last_administrator', refusalText('account.lastAdmin'))

function checked<T>(schema: z.ZodType<T>, input: unknown): Result<T> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return accepted(parsed.data)
  const field = parsed.error.issues[0]?.path.join('.') ?? ''
  const said = field in SAID ? SAID[field as keyof typeof SAID] : SAID.name
  return refused('invalid', said, { field })
}
