import { primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { lantern, moment } from '@/server/platform/db/lantern-schema'

/**
 * Which user of the OpenID provider signs in as an account. It is written at the first sign-in by name, and decides
 * from then on.
 */
export const entraIdentity = lantern.table(
  'entra_identity',
  {
    issuer: text().notNull(),
    /** The provider's `sub`: never given to another user, as a name may be (OpenID Connect Core, 5.7). */
    subject: text().notNull(),
    accountId: uuid('account_id').notNull().unique(),
    linkedAt: moment('linked_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] })],
)

/**
 * A nurse's own access to Teams. Both tokens are sealed (server/platform/sealed.ts); no column holds one in clear text.
 */
export const teamsToken = lantern.table('teams_token', {
  accountId: uuid('account_id').primaryKey(),
  issuer: text().notNull(),
  subject: text().notNull(),
  /** The user's name at the provider, so that a nurse notices the access of another user. */
  name: text(),
  access: text().notNull(),
  /** Null where the provider gave none: the access then ends with the access token. */
  refresh: text(),
  expiresAt: moment('expires_at').notNull(),
  /** From when on the token is refreshed. */
  refreshAt: moment('refresh_at').notNull(),
  /** The lease of the refresh under way: a new name each time, and when it ends. */
  refreshingBy: text('refreshing_by'),
  refreshingUntil: moment('refreshing_until'),
})
