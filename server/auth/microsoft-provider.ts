import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import type { EntraSettings } from '@/server/teams/entra-config'
import type { Identity } from '@/server/teams/token-book'

/** Signs in to Lantern; the redirect URI is /api/auth/callback/microsoft. */
const SIGN_IN = 'microsoft'
/** Connects a Microsoft account to the signed-in user; /api/auth/callback/teams. */
export const CONNECT = 'teams'

/** The time limits of a provider's discovery, token and keys, each in milliseconds. */
const TIMEOUT_MS = 5_000

const claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  preferred_username: z.string().max(256).optional(),
  email: z.string().max(256).optional(),
  email_verified: z.boolean().optional(),
})

/**
 * One registration under two names, because they do different things: signing in opens a session, connecting needs one. The
 * address that the provider sends the browser back to says which of the two it is, not anything that a page could set.
 * next-auth checks PKCE, state and nonce; openid-client checks the ID token's issuer, audience, signature and times.
 */
export const microsoftProviders = (entra: EntraSettings): readonly OAuthConfig<unknown>[] =>
  [SIGN_IN, CONNECT].map((id) => ({
    id,
    name: 'Microsoft',
    type: 'oauth',
    wellKnown: `${entra.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: entra.clientId,
    clientSecret: entra.clientSecret,
    // On a shared workstation the browser may still know the previous user: always ask which account.
    authorization: { params: { scope: entra.scopes, prompt: 'select_account' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    httpOptions: { timeout: TIMEOUT_MS },
    // next-auth wants a user; `signIn` decides who it is, and `jwt` says it.
    profile: (profile) => ({ id: claims.parse(profile).sub, name: null }),
  }))

/**
 * Returns the identity of an ID token; null where its issuer is not the configured one. Only names that the issuer vouches for
 * count: `preferred_username` belongs to the directory, and an `email` counts only where the provider says that it is verified,
 * because in Entra ID anyone can write anything there.
 */
export function identityOf(profile: unknown, entra: EntraSettings): Identity | null {
  const parsed = claims.safeParse(profile)
  if (!parsed.success || parsed.data.iss !== entra.issuer) return null
  const { iss: issuer, sub: subject, preferred_username, email, email_verified } = parsed.data
  return { issuer, subject, name: preferred_username ?? (email_verified ? (email ?? null) : null) }
}
