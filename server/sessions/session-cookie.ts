import { decode, encode, type JWT } from 'next-auth/jwt'
import { z } from 'zod'
import type { Actor } from '@/server/access/permission'
import { hostCookie, readCookie, setCookie } from '@/server/platform/http/cookies'
import { type RotatedSecret, readingSecrets, writingSecret } from '@/server/platform/rotated-secret'

/** The content of Lantern's encrypted cookie. It names a session; only the database says whether that is still open. */
export interface SessionClaim {
  readonly sessionId: string
  /** When the session ends at the latest, in milliseconds since the epoch. */
  readonly expiresAt: number
  /** Whether it is the session of a paired screen. */
  readonly paired: boolean
}

const claim = z.object({ sid: z.string().min(1), until: z.number(), paired: z.boolean().default(false) })

const NAME = 'next-auth.session-token'
/** Its name over https in version 0.1. A sibling domain can set it, so only paired screens, which no one signs in to again, keep it. */
const FORMER_SECURE_NAME = `__Secure-${NAME}`

/** Returns the name of the session cookie; that of next-auth 4, with `__Host-` over https. */
export const sessionCookieName = (secureCookies: boolean): string => hostCookie(NAME, secureCookies)

/** Returns the name under which a Cookie header has the session: the former one where only that is there. */
export const heldCookieName = (cookieHeader: string | null | undefined, secureCookies: boolean): string => {
  const name = sessionCookieName(secureCookies)
  const holds = (one: string) => readCookie(cookieHeader ?? null, one) !== null
  return secureCookies && !holds(name) && holds(FORMER_SECURE_NAME) ? FORMER_SECURE_NAME : name
}

/** Returns the claim in a Cookie header; null where it is missing, forged, expired, or made with another secret. */
export async function readSessionCookie(
  cookieHeader: string | null | undefined,
  secret: RotatedSecret,
  secureCookies: boolean,
): Promise<SessionClaim | null> {
  const name = heldCookieName(cookieHeader, secureCookies)
  const token = readCookie(cookieHeader ?? null, name)
  const read = claim.safeParse(token && (await decodeToken(token, secret)))
  if (!read.success) return null
  const { sid, until, paired } = read.data
  if (name === FORMER_SECURE_NAME && !paired) return null
  return { sessionId: sid, expiresAt: until, paired }
}

/**
 * Decrypts a token of next-auth, by the secret of before, too. Null where it was made with another secret, altered, or has expired.
 * @param salt - the name of the cookie, for those that are not the session's
 */
export async function decodeToken(token: string, secret: RotatedSecret, salt = ''): Promise<JWT | null> {
  if (!isSealedAsOurs(token)) return null
  for (const one of readingSecrets(secret)) {
    const content = await decode({ token, secret: one, salt }).catch(() => null)
    if (content) return content
  }
  return null
}

/** next-auth writes no other algorithms and would read more: a token does not choose how it is opened. */
const Sealed = z.object({ alg: z.literal('dir'), enc: z.literal('A256GCM') })

function isSealedAsOurs(token: string): boolean {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())
    return Sealed.safeParse(header).success
  } catch {
    return false
  }
}

/** Returns Set-Cookie headers that remove the session cookie of version 0.1, where a Cookie header has one. */
export const dropFormerCookie = (
  cookieHeader: string | null | undefined,
  secureCookies: boolean,
): readonly string[] =>
  secureCookies && readCookie(cookieHeader ?? null, FORMER_SECURE_NAME) !== null
    ? [setCookie(FORMER_SECURE_NAME, '', 0, true)]
    : []

/** The longest time that browsers keep a cookie. */
const LONGEST_COOKIE_S = 400 * 24 * 3_600

/**
 * Returns the Set-Cookie header of a paired display, as next-auth would write it. The cookie outlives the session on purpose:
 * use prolongs the session, which only the database knows, and the cookie must not end it.
 */
export async function displayCookie(
  { userId, name, role, sessionId }: Actor,
  secret: RotatedSecret,
  secureCookies: boolean,
): Promise<string> {
  const maxAge = LONGEST_COOKIE_S
  const until = Date.now() + maxAge * 1_000
  const token = await encode({
    token: { sub: userId, name, role, sid: sessionId, until, paired: true },
    secret: writingSecret(secret),
    maxAge,
  })
  return setCookie(sessionCookieName(secureCookies), token, maxAge, secureCookies)
}
