import { type SQL, sql } from 'drizzle-orm'
import type { RequireSecondFactor } from '@/lib/board/factors'
import type { Role } from '@/lib/board/roles'
import { account, session } from '@/server/db/schema'

/**
 * Returns whether the hospital requires a second factor of a role. Of a wall's account it does not: no one sits there, and it shows no
 * names.
 */
export const requiresFactor = (required: RequireSecondFactor, role: Role): boolean =>
  role !== 'display' && (required === 'all' || (required === 'admins' && role === 'admin'))

/** Whether the account of the row has a passkey. In words of SQL: drizzle would leave out the table's name where a query has one table. */
export const hasPasskey: SQL<boolean> = sql<boolean>`exists (select 1 from lantern.passkey where passkey.account_id = account.id)`

/** Whether the account of the row has an authenticator app that counts. */
export const hasApp: SQL<boolean> = sql<boolean>`exists (select 1 from lantern.authenticator_app
  where authenticator_app.account_id = account.id and authenticator_app.secret is not null)`

/** Whether the OpenID provider opened the session of the row: by itself, or by a PIN that stands for what it proved. */
export const openedByProvider: SQL<boolean> = sql<boolean>`coalesce(${session.oidcIssuer} is not null
  or ${session.provenBy} = 'provider', false)`

/**
 * Whether the session of the row may do nothing until its user has set up a second factor. One that the OpenID provider opened owes
 * none: what it asks for is the provider's business. A password owes it, also that of an account from the directory.
 */
export const owesSecondFactor = (required: RequireSecondFactor): SQL<boolean> => {
  if (required === 'off') return sql<boolean>`false`
  const roles = required === 'all' ? sql`${account.role} <> 'display'` : sql`${account.role} = 'admin'`
  return sql<boolean>`coalesce(${roles} and not ${openedByProvider} and not ${hasPasskey} and not ${hasApp}, false)`
}
