import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import type { Actor } from './permit'

/** What Lantern keeps in the encrypted cookie. It names a session; only the database says whether that is still open. */
export interface SessionClaim {
  readonly sessionId: string
  /** When the session ends at the latest, in milliseconds since the epoch. */
  readonly expiresAt: number
  /** Whether it is the session of a screen that was paired by a code. */
  readonly paired: boolean
}

const claim = z.object({ sid: z.string().min(1), until: z.number(), paired: z.boolean().default(false) })

/** The name next-auth 4 gives its session cookie; a browser takes `__Secure-` over https only. */
export const sessionCookieName = (secureCookies: boolean): string =>
  secureCookies ? '__Secure-next-auth.session-token' : 'next-auth.session-token'

/** The claim in a Cookie header, or null: none there, forged, expired, or made with another secret. */
export async function readSessionCookie(
  cookieHeader: string | null | undefined,
  secret: string,
  secureCookies: boolean,
): Promise<SessionClaim | null> {
  const token = cookieValue(cookieHeader ?? '', sessionCookieName(secureCookies))
  if (!token) return null
  try {
    const { sid, until, paired } = claim.parse(await decode({ token, secret }))
    return { sessionId: sid, expiresAt: until, paired }
  } catch {
    return null
  }
}

/** The value of one cookie in a Cookie header; null where there is none. */
export const readCookie = (cookieHeader: string | null, name: string): string | null =>
  cookieValue(cookieHeader ?? '', name) || null

/** next-auth cuts a long value into `name.0`, `name.1` …; an encrypted token holds nothing that needs unescaping. */
function cookieValue(header: string, name: string): string {
  const parts = new Map<number, string>()
  for (const pair of header.split(';')) {
    const [key = '', value = ''] = splitOnce(pair.trim())
    if (key === name) parts.set(-1, value)
    const index = key.startsWith(`${name}.`) ? key.slice(name.length + 1) : ''
    if (/^\d{1,2}$/.test(index)) parts.set(Number(index), value)
  }
  const whole = parts.get(-1)
  if (whole !== undefined) return whole
  return [...parts.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value)
    .join('')
}

function splitOnce(pair: string): readonly [string, string] {
  const at = pair.indexOf('=')
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
}

/** The longest that browsers keep a cookie. */
const LONGEST_COOKIE_S = 400 * 24 * 3_600

/**
 * The Set-Cookie header of a paired display, as next-auth would write it. It outlives the session on purpose: that is valid
 * for longer by being used, which only the database knows, and a cookie must not end what goes on there.
 */
export async function displayCookie(
  { userId, name, role, sessionId }: Actor,
  secret: string,
  secureCookies: boolean,
): Promise<string> {
  const maxAge = LONGEST_COOKIE_S
  const until = Date.now() + maxAge * 1_000
  const token = await encode({
    token: { sub: userId, name, role, sid: sessionId, until, paired: true },
    secret,
    maxAge,
  })
  return setCookie(sessionCookieName(secureCookies), token, maxAge, secureCookies)
}

/** A Set-Cookie header of a cookie for this server alone; `maxAgeSeconds` 0 removes it. */
export const setCookie = (name: string, value: string, maxAgeSeconds: number, secure: boolean): string =>
  `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
