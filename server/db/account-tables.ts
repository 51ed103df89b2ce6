import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import type { ProvenBy } from '@/lib/board/account'
import type { Role } from '@/lib/board/roles'
import type { BrowserName } from '@/lib/calls/browser-family'
import { lantern, moment } from '@/server/platform/db/lantern-schema'
import { display } from './display-tables'

export const account = lantern.table('account', {
  id: uuid().primaryKey().defaultRandom(),
  username: text().notNull().unique(),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  passwordHash: text('password_hash').notNull(),
  disabled: boolean().notNull().default(false),
  /** Created by the demo; refused outside demo mode. */
  demo: boolean().notNull().default(false),
  /** Made from the hospital's directory at a sign-in, which keeps name and role as the directory has them. */
  fromDirectory: boolean('from_directory').notNull().default(false),
  createdAt: moment('created_at').notNull().defaultNow(),
})

export const session = lantern.table(
  'session',
  {
    id: text().primaryKey(),
    /** Null for a display's session. */
    accountId: uuid('account_id').references(() => account.id),
    displayId: uuid('display_id').references(() => display.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    endedAt: moment('ended_at'),
    /** Since when it is locked; null while it is open. A session without a hand for too long counts as locked before this says so. */
    lockedAt: moment('locked_at'),
    /** When a hand was last on keyboard, mouse or touch screen. */
    handAt: moment('hand_at').notNull().defaultNow(),
    /** The same for all sessions of one browser that followed each other. */
    browser: uuid().notNull().defaultRandom(),
    /** When its user last proved in this session who they are, by more than a PIN; null: never. */
    provenAt: moment('proven_at').defaultNow(),
    /** The PINs typed wrong in this session since its user last proved who they are. */
    pinFailures: integer('pin_failures').notNull().default(0),
    /** The request whose call was last joined from this session. */
    callRequestId: uuid('call_request_id'),
    /** Where an account signed in from, and by which browser. */
    address: text(),
    agent: jsonb().$type<BrowserName>(),
    /** The session at the OpenID provider that opened this one: `iss`, `sub`, and `sid` where its ID tokens have one. */
    oidcIssuer: text('oidc_issuer'),
    oidcSubject: text('oidc_subject'),
    oidcSid: text('oidc_sid'),
    /** Sealed, for `id_token_hint` at sign-out; null once it was used, and where sign-out stays in Lantern. */
    oidcIdToken: text('oidc_id_token'),
    /** By what its user proved who they are when it was opened; null: by version 0.1, or a display's. */
    provenBy: text('proven_by').$type<ProvenBy>(),
    /** When its user last proved all their factors in this session; null: never, or by version 0.1. */
    freshAt: moment('fresh_at'),
  },
  (table) => [
    index('session_expiry').on(table.expiresAt),
    // Whether an account has an open session, however many it has had.
    index('session_account').on(table.accountId, table.expiresAt).where(sql`${table.endedAt} is null`),
    // When an account was last used.
    index('session_used').on(table.accountId, table.handAt).where(sql`${table.accountId} is not null`),
    // Which sessions are to be locked, and which calls keep one open.
    index('session_hand')
      .on(table.handAt)
      .where(sql`${table.endedAt} is null and ${table.lockedAt} is null and ${table.accountId} is not null`),
    // Whether an account has proved itself in a browser.
    index('session_browser').on(table.browser, table.accountId),
    // Which sessions a logout at the provider ends.
    index('session_oidc').on(table.oidcIssuer, table.oidcSid).where(sql`${table.oidcIssuer} is not null`),
  ],
)

/** The PIN of an account, which unlocks a screen where its user proved who they are not long ago. */
export const accountPin = lantern.table('account_pin', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => account.id),
  hash: text().notNull(),
  setAt: moment('set_at').notNull().defaultNow(),
  /** The PINs typed wrong since the last right one, or since the password. */
  failures: integer().notNull().default(0),
})

/** The shape that RateLimiterDrizzle of rate-limiter-flexible asks for. */
export const attempt = lantern.table('attempt', {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: moment('expire'),
})
