import type { AuthOptions } from 'next-auth'
import { hostCookie } from '@/server/platform/http/cookies'
import { heldCookieName } from '@/server/sessions/session-cookie'

/** How long a user may take at Microsoft, as next-auth has it. */
const CHECKS_S = 15 * 60

/**
 * Returns the cookies of next-auth with `__Host-` over https; it gives that prefix to one of them only.
 * @param cookieHeader - whose session cookie keeps the name that it has; null: it is written under the new name
 */
export function ownCookies(
  secure: boolean,
  cookieHeader: string | null,
): NonNullable<AuthOptions['cookies']> {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  const cookie = (name: string, more: { readonly maxAge?: number } = {}) => ({
    name: hostCookie(`next-auth.${name}`, secure),
    options: { ...options, ...more },
  })
  return {
    sessionToken: { name: heldCookieName(cookieHeader, secure), options },
    callbackUrl: cookie('callback-url'),
    csrfToken: cookie('csrf-token'),
    pkceCodeVerifier: cookie('pkce.code_verifier', { maxAge: CHECKS_S }),
    state: cookie('state', { maxAge: CHECKS_S }),
    nonce: cookie('nonce'),
  }
}
