import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import type { Actor } from '@/server/access/permission'
import { readCookie, setCookie } from '@/server/platform/http/cookies'

/** The content of Lantern's encrypted cookie. It names a session; only the database says whether that is still open. */
export interface SessionClaim {
  readonly sessionId: string
  /** When the session ends at the latest, in milliseconds since the epoch. */
  readonly expiresAt: number
  /** Whether it is the session of a paired screen. */
  readonly paired: boolean
}

const claim = z.object({ sid: z.string().min(1), until: z.number(), paired: z.boolean().default(false) })

/** Returns the name of next-auth 4's session cookie; a browser accepts `__Secure-` over https only. */
export const sessionCookieName = (secureCookies: boolean): string =>
  secureCookies ? '__Secure-next-auth.session-token' : 'next-auth.session-token'

/** Returns the claim in a Cookie header; null where it is missing, forged, expired, or made with another secret. */
export async function readSessionCookie(
  cookieHeader: string | null | undefined,
  secret: string,
  secureCookies: boolean,
): Promise<SessionClaim | null> {
  const token = readCookie(cookieHeader ?? null, sessionCookieName(secureCookies))
  if (!token) return null
  try {
    const { sid, until, paired } = claim.parse(await decode({ token, secret }))
    return { sessionId: sid, expiresAt: until, paired }
  } catch {
    return null
  }
}

/** The longest time that browsers keep a cookie. */
const LONGEST_COOKIE_S = 400 * 24 * 3_600

/**
 * Returns the Set-Cookie header of a paired display, as next-auth would write it. The cookie outlives the session on purpose:
 * use prolongs the session, which only the database knows, and the cookie must not end it.
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
