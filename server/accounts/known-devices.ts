import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { hostCookie, readHostCookie, setCookie } from '@/server/platform/http/cookies'
import { type RotatedSecret, readingSecrets, writingSecret } from '@/server/platform/rotated-secret'

/** A browser with a device cookie. The cookie opens nothing: it says who has signed in here before. */
export interface KnownDevice {
  /** Random; counts wrong passwords at this browser. */
  readonly id: string
  /** Returns whether this account has signed in here. */
  knows(accountId: string): boolean
}

const COOKIE = 'lantern.device'
/** As long as browsers keep a cookie; each sign-in renews it. */
const COOKIE_S = 400 * 24 * 3_600
/** The nurses that a workstation remembers; the one who has not signed in for longest goes first. */
const MOST_ACCOUNTS = 60
const ID = /^[\w-]{22}$/
/** Of 132 bits. */
const TAG_LENGTH = 22
const TAG = /^[\w-]{22}$/

/**
 * Returns the browser of a Cookie header; null for one without the cookie. The cookie is an id and one tag for each account, which
 * only this server can make for this id: a tag of another browser, or of an account that never signed in here, does not fit.
 */
export function readDevice(
  cookieHeader: string | null | undefined,
  secret: RotatedSecret,
  secure: boolean,
): KnownDevice | null {
  const [id = '', ...tags] = partsOf(cookieHeader, secure)
  if (!ID.test(id)) return null
  return {
    id,
    knows: (accountId) =>
      readingSecrets(secret).some((one) => {
        const own = tagOf(id, accountId, one)
        return tags.some((tag) => isSame(tag, own))
      }),
  }
}

/** Returns the Set-Cookie header by which a browser knows `accountId` from now on, next to the accounts that it knew. */
export function deviceCookie(
  cookieHeader: string | null | undefined,
  accountId: string,
  secret: RotatedSecret,
  secure: boolean,
): string {
  const [held = '', ...tags] = partsOf(cookieHeader, secure)
  const id = ID.test(held) ? held : randomBytes(16).toString('base64url')
  const own = readingSecrets(secret).map((one) => tagOf(id, accountId, one))
  const others = tags.filter((tag) => TAG.test(tag) && !own.includes(tag))
  const kept = [tagOf(id, accountId, writingSecret(secret)), ...others].slice(0, MOST_ACCOUNTS)
  return setCookie(hostCookie(COOKIE, secure), [id, ...kept].join('.'), COOKIE_S, secure)
}

const partsOf = (cookieHeader: string | null | undefined, secure: boolean): string[] =>
  (readHostCookie(cookieHeader ?? null, COOKIE, secure) ?? '').split('.')

function tagOf(id: string, accountId: string, secret: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'Lantern: known devices', 32))
  return createHmac('sha256', key).update(`${id}.${accountId}`).digest('base64url').slice(0, TAG_LENGTH)
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
