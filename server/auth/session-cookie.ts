import { decode } from 'next-auth/jwt'
import { z } from 'zod'

/** What Lantern keeps in the encrypted cookie. It names a session; only the database says whether that is still open. */
export interface SessionClaim {
  readonly sessionId: string
  /** When the session ends at the latest, in milliseconds since the epoch. */
  readonly expiresAt: number
}

const claim = z.object({ sid: z.string().min(1), until: z.number() })

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
    const { sid, until } = claim.parse(await decode({ token, secret }))
    return { sessionId: sid, expiresAt: until }
  } catch {
    return null
  }
}

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
