import { and, eq } from 'drizzle-orm'
import type { MicrosoftRefusal } from '@/lib/teams/standing'
import { account, entraIdentity } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'
import type { Identity } from './token-book'

/**
 * Returns the account that a user of the provider signs in as. At the first sign-in that is the account of the same name, and
 * from then on the one linked to the same `sub`: a name that is reassigned opens nothing of its former owner's. No account is
 * ever created here.
 */
export async function findOrLinkAccount(
  orm: Orm | Transaction,
  identity: Identity,
): Promise<typeof account.$inferSelect | MicrosoftRefusal> {
  const known = await linkedAccount(orm, identity)
  if (known) return known
  const username = identity.name?.trim().toLowerCase()
  if (!username) return 'unknown'
  const [named] = await orm.select().from(account).where(eq(account.username, username))
  if (!named) return 'unknown'
  const { issuer, subject } = identity
  await orm.insert(entraIdentity).values({ issuer, subject, accountId: named.id }).onConflictDoNothing()
  // Also covers an earlier sign-in of the same user; where the account is another user's, nothing was written.
  return (await linkedAccount(orm, identity)) ?? 'other-identity'
}

/** Why an identity may not be connected: the identity, or the account, is linked to another. */
export type TakenIdentity = Extract<MicrosoftRefusal, 'other-account' | 'other-identity'>

/** Returns why `identity` may not be connected to an account for calls: one of the two belongs to another user. Null: it may. */
export async function identityFits(
  orm: Orm | Transaction,
  accountId: string,
  { issuer, subject }: Identity,
): Promise<TakenIdentity | null> {
  const [theirs] = await orm.select().from(entraIdentity).where(isIdentity({ issuer, subject }))
  if (theirs) return theirs.accountId === accountId ? null : 'other-account'
  // A user who signs in with another provider may have any account at this one.
  const [mine] = await orm
    .select()
    .from(entraIdentity)
    .where(and(eq(entraIdentity.accountId, accountId), eq(entraIdentity.issuer, issuer)))
  return mine ? 'other-identity' : null
}

/** Returns the account that an identity is linked to; undefined without one. */
export async function linkedAccount(orm: Orm | Transaction, identity: Pick<Identity, 'issuer' | 'subject'>) {
  const [linked] = await orm
    .select({ account })
    .from(entraIdentity)
    .innerJoin(account, eq(account.id, entraIdentity.accountId))
    .where(isIdentity(identity))
  return linked?.account
}

const isIdentity = ({ issuer, subject }: Pick<Identity, 'issuer' | 'subject'>) =>
  and(eq(entraIdentity.issuer, issuer), eq(entraIdentity.subject, subject))
