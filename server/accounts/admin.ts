import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { ROLES, type Role } from '@/lib/board/roles'
import { accepted, type Result, refused } from '@/lib/errors'
import type { Orm } from '../db/open'
import { account } from '../db/schema'
import type { Account } from './account-service'
import { hashPassword, LONGEST_PASSWORD } from './password'
import { endSessions } from './sessions'

const username = z
  .string()
  .regex(/^[a-z0-9._-]{2,64}$/, 'must be 2 to 64 of a-z, 0-9, dot, underscore and hyphen')
const password = z
  .string()
  .min(12, 'must be at least 12 characters')
  .max(LONGEST_PASSWORD, `must be at most ${LONGEST_PASSWORD} characters`)
const newAccount = z.strictObject({
  username,
  name: z.string().trim().min(1, 'must not be empty').max(100, 'must be at most 100 characters'),
  role: z.enum(ROLES),
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

/** Makes an account. Refuses `invalid` with the field, also when the username is taken. */
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
  return made ? accepted(made) : refused('invalid', 'is taken', { field: 'username' })
}

/** Replaces a password and ends the account's sessions: whoever knew the old one is out. */
export async function setPassword(
  orm: Orm,
  input: { username: string; password: string },
): Promise<Result<null>> {
  const parsed = checked(newPassword, input)
  if (!parsed.ok) return parsed
  // From here on it is an account of its own, no longer one with the password everybody knows.
  const change = { passwordHash: await hashPassword(parsed.value.password), demo: false }
  return changeAndRevoke(orm, parsed.value.username, change)
}

/** Shuts an account out at once, on every node. Its history stays. */
export async function disableAccount(orm: Orm, input: { username: string }): Promise<Result<null>> {
  const parsed = checked(named, input)
  return parsed.ok ? changeAndRevoke(orm, parsed.value.username, { disabled: true }) : parsed
}

/** Every account, by username; never a password's hash. */
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
  return refused('invalid', issue?.message ?? 'is wrong', { field: issue?.path.join('.') ?? '' })
}
