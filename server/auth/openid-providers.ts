import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import type { OidcSettings } from '@/server/oidc/oidc-config'
import { mappedRole } from '@/server/oidc/role-mapping'
import type { EntraSettings } from '@/server/teams/entra-config'
import type { Identity } from '@/server/teams/token-book'

/** Connects a Microsoft account to the signed-in user; /api/auth/callback/teams. */
export const CONNECT = 'teams'

/** The time limits of a provider's discovery, token and keys, each in milliseconds. */
const TIMEOUT_MS = 5_000

const claims = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  preferred_username: z.string().max(256).optional(),
  email: z.string().max(256).optional(),
  email_verified: z.boolean().optional(),
  name: z.string().optional(),
  sid: z.string().min(1).max(255).optional(),
})

type Registration = Pick<EntraSettings, 'issuer' | 'clientId' | 'clientSecret' | 'scopes'>

/**
 * Returns the providers of next-auth: signing in opens a session, connecting needs one. The address that the provider sends the
 * browser back to says which of the two it is, not anything that a page could set. next-auth checks PKCE, state and nonce;
 * openid-client checks the ID token's issuer, audience, signature and times.
 */
export const openidProviders = (
  oidc: OidcSettings | null,
  entra: EntraSettings | null,
): readonly OAuthConfig<unknown>[] => [
  ...(oidc ? [provider(oidc.id, oidc, asking(oidc.prompt))] : []),
  // On a shared workstation the browser may still know the previous user: always ask which account.
  ...(entra ? [provider(CONNECT, entra, { prompt: 'select_account' })] : []),
]

/** With `max_age` the ID token has to say when its user signed in (OpenID Connect Core 1.0, 3.1.2.1). */
const asking = (prompt: OidcSettings['prompt']): Record<string, string> =>
  prompt === 'provider' ? {} : prompt === 'login' ? { prompt, max_age: '0' } : { prompt }

const provider = (
  id: string,
  { issuer, clientId, clientSecret, scopes }: Registration,
  params: Record<string, string>,
): OAuthConfig<unknown> => ({
  id,
  name: id,
  type: 'oauth',
  wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  clientId,
  clientSecret,
  authorization: { params: { scope: scopes, ...params } },
  idToken: true,
  checks: ['pkce', 'state', 'nonce'],
  httpOptions: { timeout: TIMEOUT_MS },
  // next-auth wants a user; `signIn` decides who it is, and `jwt` says it.
  profile: (profile) => ({ id: claims.parse(profile).sub, name: null }),
})

/**
 * Returns the identity of an ID token; null where its issuer is not the configured one. Only names that the issuer vouches for
 * count: `preferred_username` belongs to the directory, and an `email` counts only where the provider says that it is verified,
 * because in Entra ID anyone can write anything there.
 */
export function identityOf(profile: unknown, expected: Pick<Registration, 'issuer'>): Identity | null {
  const parsed = claims.safeParse(profile)
  if (!parsed.success || parsed.data.iss !== expected.issuer) return null
  const { iss: issuer, sub: subject, preferred_username, email, email_verified } = parsed.data
  return { issuer, subject, name: preferred_username ?? (email_verified ? (email ?? null) : null) }
}

/** Returns what else the ID token says of its user; null where `identityOf` is. */
export function detailsOf(profile: unknown, { roles }: Pick<OidcSettings, 'roles'>) {
  const parsed = claims.safeParse(profile)
  if (!parsed.success) return null
  const { sid = null, name } = parsed.data
  return { sid, fullName: name?.trim() || null, mapped: roles && mappedRole(parsed.data, roles) }
}
