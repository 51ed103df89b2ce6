import { z } from 'zod'
import type { OidcSettings } from '@/server/oidc/oidc-config'
import { hostCookie, readCookie } from '@/server/platform/http/cookies'
import type { RotatedSecret } from '@/server/platform/rotated-secret'
import { decodeToken } from '@/server/sessions/session-cookie'

const times = z.object({ auth_time: z.number().optional(), iat: z.number() })
const begun = z.object({ iat: z.number() })

/** Both clocks count in whole seconds, and an answer takes its time. */
const ROUNDING_S = 5

/**
 * Returns when this browser was sent to the provider, in seconds since the epoch, from the cookie that next-auth then wrote; null
 * without one.
 */
export async function beganAt(
  cookies: string | null,
  secret: RotatedSecret,
  secureCookies: boolean,
): Promise<number | null> {
  const name = hostCookie('next-auth.state', secureCookies)
  const token = readCookie(cookies, name)
  const read = begun.safeParse(token && (await decodeToken(token, secret, name)))
  return read.success ? read.data.iat : null
}

/**
 * Returns whether a user proved at the provider who they are after this browser was sent there, and not before, as the nurse who
 * used this workstation last. `auth_time` and `iat` are compared with each other: the provider's clock may differ from ours.
 * @param authTime - `if-given`: an ID token without `auth_time` counts as fresh, though a browser can take `prompt` and `max_age` out of
 * the address on its way to the provider
 */
export function isFresh(
  profile: unknown,
  began: number | null,
  now: number,
  authTime: OidcSettings['authTime'],
): boolean {
  const read = times.safeParse(profile)
  if (!read.success || began === null) return false
  const { auth_time: proven, iat } = read.data
  if (proven === undefined) return authTime === 'if-given'
  return iat - proven <= now - began + ROUNDING_S
}
