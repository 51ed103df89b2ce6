import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { CODE_DIGITS, type NewApp } from '@/lib/board/factors'
import { authenticatorApp } from '@/server/db/schema'
import { readDatabaseTime } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { type RotatedSecret, writingSecret } from '@/server/platform/rotated-secret'
import { createSealer, type Sealer } from '@/server/platform/sealed'

/** What every app takes (RFC 6238, 5.2: 30 s; SHA-1 is sound in an HMAC). */
const KIND = { algorithm: 'SHA1', digits: CODE_DIGITS, period: 30 } as const
/** RFC 4226, section 4, R6: 160 bits. */
const SECRET_BYTES = 20
/** The time steps around now whose codes are accepted: phones' clocks differ (RFC 6238, 5.2). */
const WINDOW = 1
const PURPOSE = 'authenticator apps'

/** Seals the secrets of authenticator apps; each opens for its account only. */
export const appSealer = (authSecret: RotatedSecret): Sealer => createSealer(authSecret, PURPOSE)

/** Makes a secret that counts for nothing until `confirmApp`; another one that waited is void. */
export async function startApp(
  tx: Transaction,
  sealer: Sealer,
  { accountId, username }: { readonly accountId: string; readonly username: string },
): Promise<NewApp> {
  const secret = new Secret({ size: SECRET_BYTES })
  const pending = sealer.seal(secret.base32, accountId)
  await tx
    .insert(authenticatorApp)
    .values({ accountId, pending })
    .onConflictDoUpdate({ target: authenticatorApp.accountId, set: { pending } })
  const uri = new TOTP({ ...KIND, issuer: 'Lantern', label: username, secret }).toString()
  return { uri, key: secret.base32.replace(/(.{4})(?!$)/g, '$1 ') }
}

/** Returns whether a code is one of the secret that waits. */
export async function fitsWaitingApp(
  orm: Orm,
  sealer: Sealer,
  accountId: string,
  code: string,
): Promise<boolean> {
  const found = await appOf(orm, accountId)
  return found?.pending ? (await stepOf(orm, sealer, accountId, found.pending, code)) !== null : false
}

/** Lets the secret that waits count, in place of the one before, where the code is its. @returns false where it is not */
export async function confirmApp(
  tx: Transaction,
  sealer: Sealer,
  accountId: string,
  code: string,
): Promise<boolean> {
  const found = await appOf(tx, accountId)
  const step = found?.pending ? await stepOf(tx, sealer, accountId, found.pending, code) : null
  if (!found?.pending || step === null) return false
  const confirmed = await tx
    .update(authenticatorApp)
    .set({ secret: found.pending, pending: null, lastStep: step, addedAt: sql`now()`, usedAt: sql`now()` })
    // Of two codes at once one confirms.
    .where(and(eq(authenticatorApp.accountId, accountId), eq(authenticatorApp.pending, found.pending)))
    .returning({ id: authenticatorApp.accountId })
  return confirmed.length > 0
}

/** Accepts a code, once: neither it nor an older one is accepted after that, on any node (RFC 6238, 5.2). */
export async function acceptCode(
  on: Orm | Transaction,
  sealer: Sealer,
  accountId: string,
  code: string,
): Promise<boolean> {
  const found = await appOf(on, accountId)
  const step = found?.secret ? await stepOf(on, sealer, accountId, found.secret, code) : null
  if (step === null) return false
  const accepted = await on
    .update(authenticatorApp)
    .set({ lastStep: step, usedAt: sql`now()` })
    .where(
      and(
        eq(authenticatorApp.accountId, accountId),
        isNotNull(authenticatorApp.secret),
        or(isNull(authenticatorApp.lastStep), lt(authenticatorApp.lastStep, step)),
      ),
    )
    .returning({ id: authenticatorApp.accountId })
  return accepted.length > 0
}

/** Returns an account's app; null without one, also one that waits. */
export async function appOf(on: Orm | Transaction, accountId: string) {
  const [found] = await on.select().from(authenticatorApp).where(eq(authenticatorApp.accountId, accountId))
  return found ?? null
}

/** Returns the time step of a code, by the database's clock, which all nodes share; null for one of no step around now. */
async function stepOf(
  on: Orm | Transaction,
  sealer: Sealer,
  accountId: string,
  sealed: string,
  code: string,
): Promise<number | null> {
  const secret = sealer.open(sealed, accountId)
  if (secret === null || code.length !== CODE_DIGITS) return null
  const totp = new TOTP({ ...KIND, secret: Secret.fromBase32(secret) })
  const timestamp = await readDatabaseTime(on)
  const delta = totp.validate({ token: code, timestamp, window: WINDOW })
  return delta === null ? null : totp.counter({ timestamp }) + delta
}

/**
 * Seals under the current secret what the one before has sealed, so that it can go after a week. Each start calls it after a change.
 * @returns how many were sealed again
 */
export async function sealAppsAgain(orm: Orm, authSecret: RotatedSecret): Promise<number> {
  if (typeof authSecret === 'string') return 0
  const current = appSealer(writingSecret(authSecret))
  const both = appSealer(authSecret)
  let count = 0
  for (const { accountId, ...row } of await orm.select().from(authenticatorApp)) {
    for (const column of ['secret', 'pending'] as const) {
      const sealed = row[column]
      if (sealed === null || current.open(sealed, accountId) !== null) continue
      const secret = both.open(sealed, accountId)
      if (secret === null) continue
      count += 1
      await orm
        .update(authenticatorApp)
        .set({ [column]: current.seal(secret, accountId) })
        .where(and(eq(authenticatorApp.accountId, accountId), eq(authenticatorApp[column], sealed)))
    }
  }
  return count
}
