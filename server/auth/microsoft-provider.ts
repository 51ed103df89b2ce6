import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import type { EntraSettings } from '@/server/teams/entra-config'
import type { Identity } from '@/server/teams/token-book'

/** Signs in to Lantern; the redirect URI is /api/auth/callback/microsoft. */
const SIGN_IN = 'microsoft'
/** Connects a Microsoft account to whoever is signed in already; /api/auth/callback/teams. */
export const CONNECT = 'teams'

/** Discovery, the token and the keys of a provider, each in milliseconds. */
const TIMEOUT_MS = 5_000

const claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  preferred_username: z.string().max(256).optional(),
  email: z.string().max(256).optional(),
  email_verified: z.boolean().optional(),
})

/**
 * One and the same registration under two names, since they do different things: who signs in gets a session, who connects has
 * one. Which of the two it is stands in the address that the provider sends back to, not in anything a page could be told.
 * PKCE, state and nonce are checked by next-auth; issuer, audience, signature and times of the ID token by openid-client.
 */
export const microsoftProviders = (entra: EntraSettings): readonly OAuthConfig<unknown>[] =>
  [SIGN_IN, CONNECT].map((id) => ({
    id,
    name: 'Microsoft',
    type: 'oauth',
    wellKnown: `${entra.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: entra.clientId,
    clientSecret: entra.clientSecret,
    // On a shared workstation the browser may still know whoever was here before: always ask who it is.
    authorization: { params: { scope: entra.scopes, prompt: 'select_account' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    httpOptions: { timeout: TIMEOUT_MS },
    // next-auth wants a user; who it is is decided in `signIn`, and told in `jwt`.
    profile: (profile) => ({ id: claims.parse(profile).sub, name: null }),
  }))

/**
 * Who an ID token is of; null where it is of another issuer than the one set. The name is one that the issuer vouches for:
 * `preferred_username` belongs to the directory, and an `email` counts only where the provider says that it is verified,
 * since in Entra ID anybody may write anything there.
 */
export function identityOf(profile: unknown, entra: EntraSettings): Identity | null {
  const parsed = claims.safeParse(profile)
  if (!parsed.success || parsed.data.iss !== entra.issuer) return null
  const { iss: issuer, sub: subject, preferred_username, email, email_verified } = parsed.data
  return { issuer, subject, name: preferred_username ?? (email_verified ? (email ?? null) : null) }
}
