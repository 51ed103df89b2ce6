import { asc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { ACCOUNT_ROLES, type Role } from '@/lib/board/roles'
import { accepted, type Result, refused } from '@/lib/errors'
import { account, entraIdentity, teamsToken } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import { endSessions } from '@/server/sessions/sessions'
import { hashPassword, LONGEST_PASSWORD } from './password'
import type { Account } from './service'

/** The second form is the name of the Microsoft account of the user who will sign in with it. */
const username = z
  .string()
  .regex(
    /^([a-z0-9._-]{2,64}|[a-z0-9._'+-]{1,64}@[a-z0-9.-]{1,190})$/,
    'must be 2 to 64 of a-z, 0-9, dot, underscore and hyphen, or such as name@hospital.example',
  )
const password = z
  .string()
  .min(12, 'must be at least 12 characters')
  .max(LONGEST_PASSWORD, `must be at most ${LONGEST_PASSWORD} characters`)
const newAccount = z.strictObject({
  username,
  name: z.string().trim().min(1, 'must not be empty').max(100, 'must be at most 100 characters'),
  role: z.enum(ACCOUNT_ROLES),
  password,
})
const newPassword = z.strictObject({ username, password })
const named = z.strictObject({ username })

export type NewAccount = z.input<typeof newAccount>

export interface ListedAccount {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly disabled: boolean
  readonly demo: boolean
}

/** Makes an account. Refuses `invalid` with the field, also for a taken username. */
export async function addAccount(orm: Orm, input: NewAccount): Promise<Result<Account>> {
  const parsed = checked(newAccount, input)
  if (!parsed.ok) return parsed
  const { password: plain, ...rest } = parsed.value
  const passwordHash = await hashPassword(plain)
  const [made] = await orm
    .insert(account)
    .values({ ...rest, passwordHash })
    .onConflictDoNothing({ target: account.username })
    .returning({ userId: account.id, name: account.name, role: account.role })
  return made ? accepted(made) : refused('invalid', 'is already taken: choose another', { field: 'username' })
}

/** Replaces a password and ends the account's sessions, so that a user of the old password is signed out. */
export async function setPassword(
  orm: Orm,
  input: { username: string; password: string },
): Promise<Result<null>> {
  const parsed = checked(newPassword, input)
  if (!parsed.ok) return parsed
  // From here on it is an ordinary account, no longer one with a password that everyone knows.
  const change = { passwordHash: await hashPassword(parsed.value.password), demo: false }
  return changeAndRevoke(orm, parsed.value.username, change)
}

/** Disables an account at once, on every node. Its history stays; what other users gave it to keep is removed. */
export async function disableAccount(orm: Orm, input: { username: string }): Promise<Result<null>> {
  const parsed = checked(named, input)
  if (!parsed.ok) return parsed
  const shut = await changeAndRevoke(orm, parsed.value.username, { disabled: true })
  if (shut.ok)
    await orm.delete(teamsToken).where(inArray(teamsToken.accountId, idOf(orm, parsed.value.username)))
  return shut
}

/** Unlinks an account from its Microsoft identity and ends its sessions: the next user of that name who signs in is linked. */
export async function unlinkAccount(orm: Orm, input: { username: string }): Promise<Result<null>> {
  const parsed = checked(named, input)
  if (!parsed.ok) return parsed
  const id = idOf(orm, parsed.value.username)
  await orm.delete(entraIdentity).where(inArray(entraIdentity.accountId, id))
  await orm.delete(teamsToken).where(inArray(teamsToken.accountId, id))
  return changeAndRevoke(orm, parsed.value.username, { username: parsed.value.username })
}

const idOf = (orm: Orm, name: string) =>
  orm.select({ id: account.id }).from(account).where(eq(account.username, name))

/** Returns every account by username, without password hashes. */
export const listAccounts = (orm: Orm): Promise<ListedAccount[]> =>
  orm
    .select({
      username: account.username,
      name: account.name,
      role: account.role,
      disabled: account.disabled,
      demo: account.demo,
    })
    .from(account)
    .orderBy(asc(account.username))

const changeAndRevoke = (
  orm: Orm,
  name: string,
  change: Partial<typeof account.$inferInsert>,
): Promise<Result<null>> =>
  orm.transaction(async (transaction) => {
    const [changed] = await transaction
      .update(account)
      .set(change)
      .where(eq(account.username, name))
      .returning({ id: account.id })
    if (!changed) return refused('not_found', 'No account has that username.', { field: 'username' })
    await endSessions(transaction, { accountId: changed.id }, 'revoked')
    return accepted(null)
  })

function checked<T>(schema: z.ZodType<T>, input: unknown): Result<T> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return accepted(parsed.data)
  const [issue] = parsed.error.issues
  return refused('invalid', issue?.message ?? 'is not valid', { field: issue?.path.join('.') ?? '' })
}
