import { randomInt } from 'node:crypto'
import { and, count, eq } from 'drizzle-orm'
import { hashPassword, passwordMatches } from '@/server/accounts/password'
import { recoveryCode } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'

const CODES = 10
/** Crockford's base 32: no letter that looks like a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 55 bits, which the hash of passwords guards (OWASP ASVS 5.0.0, 6.5.2), and delays at signing in. */
const LETTERS = 11
const CODE = /^(\d)([0-9A-HJKMNP-TV-Z]{11})$/

/** Returns whether a text has the shape of a recovery code, as people type it. */
export const isRecoveryCode = (typed: string): boolean => CODE.test(plain(typed))

/** Codes that count once they are kept. */
export interface NewCodes {
  /** In clear, for this once. */
  readonly shown: readonly string[]
  readonly rows: readonly { readonly slot: number; readonly hash: string }[]
}

/** Makes codes. Their hashes take a quarter of a second, so this is done before a transaction. */
export async function newRecoveryCodes(): Promise<NewCodes> {
  const codes = Array.from({ length: CODES }, (_, slot) => {
    const letters = Array.from({ length: LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
    return { slot, letters }
  })
  const rows = await Promise.all(
    codes.map(async ({ slot, letters }) => ({ slot, hash: await hashPassword(letters) })),
  )
  const shown = codes.map(({ slot, letters }) => `${slot}${letters}`.replace(/(.{4})(?!$)/g, '$1-'))
  return { shown, rows }
}

/** Replaces an account's codes. */
export async function keepRecoveryCodes(
  tx: Transaction,
  accountId: string,
  { rows }: NewCodes,
): Promise<void> {
  await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, accountId))
  await tx.insert(recoveryCode).values(rows.map((row) => ({ accountId, ...row })))
}

/** Accepts a recovery code, once, on whichever node. */
export async function acceptRecoveryCode(orm: Orm, accountId: string, typed: string): Promise<boolean> {
  const [, slot, letters] = CODE.exec(plain(typed)) ?? []
  if (slot === undefined || letters === undefined) return false
  const [known] = await orm
    .select()
    .from(recoveryCode)
    .where(at(accountId, Number(slot)))
  if (!(await passwordMatches(known?.hash ?? null, letters)) || !known) return false
  const used = await orm
    .delete(recoveryCode)
    .where(and(at(accountId, known.slot), eq(recoveryCode.hash, known.hash)))
    .returning({ slot: recoveryCode.slot })
  return used.length > 0
}

/** Returns how many codes an account has left. */
export async function recoveryCodesLeft(orm: Orm | Transaction, accountId: string): Promise<number> {
  const [left] = await orm
    .select({ codes: count() })
    .from(recoveryCode)
    .where(eq(recoveryCode.accountId, accountId))
  return left?.codes ?? 0
}

const at = (accountId: string, slot: number) =>
  and(eq(recoveryCode.accountId, accountId), eq(recoveryCode.slot, slot))

/** Without spaces and hyphens, and with the letters that people mistake read as the digits that they are (Crockford). */
const plain = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
