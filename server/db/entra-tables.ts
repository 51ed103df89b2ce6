import { primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { lantern, moment } from '@/server/platform/db/lantern-schema'

/** Who at the OpenID provider signs in as an account: written at the first sign-in by name, and what counts from then on. */
export const entraIdentity = lantern.table(
  'entra_identity',
  {
    issuer: text().notNull(),
    /** The provider's `sub`: never given to somebody else, as a name may be (OpenID Connect Core, 5.7). */
    subject: text().notNull(),
    accountId: uuid('account_id').notNull().unique(),
    linkedAt: moment('linked_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] })],
)

/** A nurse's own access to Teams. Both tokens are sealed (server/platform/sealed.ts); no column holds one as it is. */
export const teamsToken = lantern.table('teams_token', {
  accountId: uuid('account_id').primaryKey(),
  issuer: text().notNull(),
  subject: text().notNull(),
  /** Whose it is, as the provider calls them, so that a nurse sees somebody else's. */
  name: text(),
  access: text().notNull(),
  /** Null where the provider gave none: it ends with the access token. */
  refresh: text(),
  expiresAt: moment('expires_at').notNull(),
  /** From when on it is refreshed. */
  refreshAt: moment('refresh_at').notNull(),
  /** Who refreshes it now, a new name each time, and how long they may take. */
  refreshingBy: text('refreshing_by'),
  refreshingUntil: moment('refreshing_until'),
})
