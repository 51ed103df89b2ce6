import { bigint, index, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { lantern, moment } from '@/server/platform/db/lantern-schema'

/** Passkeys that sign in to an account (WebAuthn Level 3). A public key opens nothing by itself. */
export const passkey = lantern.table(
  'passkey',
  {
    /** The credential's id, in base64url. */
    id: text().primaryKey(),
    accountId: uuid('account_id').notNull(),
    /** What its user calls it. */
    name: text().notNull(),
    /** The COSE key, in base64url. */
    publicKey: text('public_key').notNull(),
    /** How often the authenticator says that it was used; 0 where it does not count. */
    counter: bigint({ mode: 'number' }).notNull(),
    /** How a browser reaches it, as the browser said. */
    transports: jsonb().$type<readonly string[]>().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    usedAt: moment('used_at'),
  },
  (table) => [index('passkey_account').on(table.accountId)],
)

/** The authenticator app of an account: one-time codes by RFC 6238. Both secrets are sealed (server/platform/sealed.ts). */
export const authenticatorApp = lantern.table('authenticator_app', {
  accountId: uuid('account_id').primaryKey(),
  /** Null until a first code of it was right. */
  secret: text(),
  /** One that was shown, and counts for nothing until a first code of it is right. */
  pending: text(),
  /** The time step of the last code that was accepted: neither it nor an older one is accepted again (RFC 6238, 5.2). */
  lastStep: bigint('last_step', { mode: 'number' }),
  addedAt: moment('added_at').notNull().defaultNow(),
  usedAt: moment('used_at'),
})

/** Codes for a user without their other factors, each good once. */
export const recoveryCode = lantern.table(
  'recovery_code',
  {
    accountId: uuid('account_id').notNull(),
    /** The code's first digit, which says by which hash it is checked. */
    slot: integer().notNull(),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.slot] })],
)

/** What a browser was asked to prove, and has not yet: each answer counts once, on whichever node it arrives. */
export const signInStep = lantern.table(
  'sign_in_step',
  {
    /** The hash of what the browser holds in a cookie. */
    id: text().primaryKey(),
    /** The account whose password was right; null: a passkey says whose it is. */
    accountId: uuid('account_id'),
    /** The last challenge for a passkey, in base64url. */
    challenge: text(),
    /** The codes that were typed. */
    tries: integer().notNull().default(0),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('sign_in_step_expiry').on(table.expiresAt)],
)
