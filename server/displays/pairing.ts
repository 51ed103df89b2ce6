import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { CODE_ALPHABET, CODE_LENGTH } from '@/lib/board/display'
import { pairing } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'

const CODE_SECONDS = 10 * 60
const ID_AND_SECRET = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/

/** By the database's clock, which all nodes share. */
const now = sql`clock_timestamp()`
/** So long after its code expired, a screen is still known by its key. */
const anHourAgo = sql`clock_timestamp() - make_interval(secs => 3600)`
const inTenMinutes = sql`clock_timestamp() + make_interval(secs => ${CODE_SECONDS})`

export interface OpenPairing {
  readonly id: string
  readonly code: string
  /** Set once an administrator has typed the code. */
  readonly displayId: string | null
  /** The serial of the bed's device that the screen will be; null: a wall. */
  readonly serial: string | null
  readonly endsInMs: number
}

/** Opens a pairing. @returns a new code, and the key for the screen's cookie: only the key can collect the session. */
export async function openPairing(
  orm: Orm,
  serial: string | null,
): Promise<OpenPairing & { readonly key: string }> {
  await orm.delete(pairing).where(lt(pairing.expiresAt, anHourAgo))
  const secret = randomBytes(32).toString('base64url')
  const secretHash = hashOf(secret).toString('hex')
  for (;;) {
    const [made] = await orm
      .insert(pairing)
      .values({ code: newCode(), secretHash, serial, expiresAt: inTenMinutes })
      .onConflictDoNothing({ target: pairing.code })
      .returning({ id: pairing.id, code: pairing.code })
    if (!made) continue
    const key = `${made.id}.${secret}`
    return { ...made, displayId: null, serial, endsInMs: CODE_SECONDS * 1_000, key }
  }
}

/**
 * Gives a screen whose code has expired the next one, for as long as it is known by its key. A screen that shows a code so goes on
 * showing one, however many its address has opened since. @returns null where it is not known, or will be something else
 */
export async function renewPairing(
  orm: Orm,
  key: string | null,
  serial: string | null,
): Promise<Omit<OpenPairing, 'displayId'> | null> {
  const [, id, secret] = ID_AND_SECRET.exec(key ?? '') ?? []
  if (!id || !secret) return null
  const mine = and(
    eq(pairing.id, id),
    eq(pairing.secretHash, hashOf(secret).toString('hex')),
    isNull(pairing.displayId),
    serial === null ? isNull(pairing.serial) : eq(pairing.serial, serial),
  )
  for (;;) {
    const code = newCode()
    const [taken] = await orm.select({ id: pairing.id }).from(pairing).where(eq(pairing.code, code))
    if (taken) continue
    const renewed = await orm
      .update(pairing)
      .set({ code, expiresAt: inTenMinutes })
      .where(mine)
      .returning({ id: pairing.id })
    return renewed.length === 1 ? { id, code, serial, endsInMs: CODE_SECONDS * 1_000 } : null
  }
}

/** Returns the pairing of a screen's key; null for a wrong key, and once the pairing has expired or was collected. */
export async function findPairing(orm: Orm, key: string | null): Promise<OpenPairing | null> {
  const [, id, secret] = ID_AND_SECRET.exec(key ?? '') ?? []
  if (!id || !secret) return null
  const [found] = await orm
    .select({
      id: pairing.id,
      code: pairing.code,
      displayId: pairing.displayId,
      serial: pairing.serial,
      secretHash: pairing.secretHash,
      endsInMs: sql<number>`(extract(epoch from ${pairing.expiresAt} - clock_timestamp()) * 1000)::float8`,
    })
    .from(pairing)
    .where(and(eq(pairing.id, id), gt(pairing.expiresAt, now)))
  if (!found || !timingSafeEqual(Buffer.from(found.secretHash, 'hex'), hashOf(secret))) return null
  const { secretHash: _, ...open } = found
  return open
}

/**
 * Returns what the screen that waits with a code will be: a bed's device of that serial, or a wall (null). Null: no screen
 * waits with that code.
 */
export async function waitsFor(
  tx: Transaction,
  code: string,
): Promise<{ readonly serial: string | null } | null> {
  const [found] = await tx.select({ serial: pairing.serial }).from(pairing).where(isWaiting(code))
  return found ?? null
}

const isWaiting = (code: string) =>
  and(eq(pairing.code, code), isNull(pairing.displayId), gt(pairing.expiresAt, now))

/**
 * Takes a code for `displayId`; the screen has ten minutes more to collect its session.
 * @returns whether the code existed, had not expired and was not taken: of several administrators who type one code, one gets
 * it
 */
export async function takeCode(tx: Transaction, code: string, displayId: string): Promise<boolean> {
  const taken = await tx
    .update(pairing)
    .set({ displayId, expiresAt: inTenMinutes })
    .where(isWaiting(code))
    .returning({ id: pairing.id })
  return taken.length === 1
}

/** Ends a pairing. @returns whether it still existed: of two simultaneous collections, one gets it */
export async function closePairing(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.delete(pairing).where(eq(pairing.id, id)).returning({ id: pairing.id })).length === 1
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')
