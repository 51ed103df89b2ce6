import { primaryKey, text } from 'drizzle-orm/pg-core'
import { lantern, moment } from '@/server/platform/db/lantern-schema'

/** Logout tokens of the OpenID provider that were obeyed, so that each counts once, until they are too old anyway. */
export const oidcLogout = lantern.table(
  'oidc_logout',
  {
    issuer: text().notNull(),
    jti: text().notNull(),
    forgetAt: moment('forget_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.jti] })],
)
