import { z } from 'zod'

/** Lantern's registration at Microsoft Entra ID, or at another OpenID provider. */
export interface EntraSettings {
  /** Exactly as the provider's tokens have it (`iss`). */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The scopes, separated by spaces; the access token is what Solo gets as `Teams-Auth-Token`. */
  readonly scopes: string
}

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/

/** Kept unchanged, with its last slash, because tokens are compared with it. */
export const entraIssuer = z
  .string()
  .refine(
    (value) => URL.canParse(value) && (value.startsWith('https://') || LOOPBACK.test(value)),
    'must be an https URL (http is accepted on loopback only)',
  )

/** The permission of Microsoft Graph that opens a meeting in Teams. */
const SCOPES = 'openid profile email offline_access https://graph.microsoft.com/OnlineMeetings.ReadWrite'

/** Without `openid` no user is known, without `offline_access` no token can be refreshed. */
export const entraScopes = z
  .string()
  .refine(
    (value) => ['openid', 'offline_access'].every((needed) => value.split(' ').includes(needed)),
    'must include openid and offline_access',
  )
  .default(SCOPES)

interface EntraEnvironment {
  readonly ENTRA_TENANT_ID?: string | undefined
  readonly ENTRA_CLIENT_ID?: string | undefined
  readonly ENTRA_CLIENT_SECRET?: string | undefined
  readonly ENTRA_ISSUER?: string | undefined
  readonly ENTRA_SCOPES: string
}

/** Returns what is missing: all settings have to be there or none, with either a directory of Entra ID or an issuer. */
export function entraProblems(env: EntraEnvironment): readonly (readonly [path: string, message: string])[] {
  const { ENTRA_TENANT_ID: tenant, ENTRA_ISSUER: issuer } = env
  const needed = ['ENTRA_CLIENT_ID', 'ENTRA_CLIENT_SECRET'] as const
  if (!tenant && !issuer) {
    const set = needed.find((name) => env[name])
    return set ? [['ENTRA_TENANT_ID', `is needed with ${set} (or set ENTRA_ISSUER instead)`]] : []
  }
  return [
    ...(tenant && issuer
      ? [['ENTRA_ISSUER', 'cannot be set together with ENTRA_TENANT_ID: leave out one of the two'] as const]
      : []),
    ...needed
      .filter((name) => !env[name])
      .map((name) => [name, `is needed with ${tenant ? 'ENTRA_TENANT_ID' : 'ENTRA_ISSUER'}`] as const),
  ]
}

/** Returns the registration from settings without problems; undefined where there is none. */
export function entraOf(env: EntraEnvironment): EntraSettings | undefined {
  const issuer =
    env.ENTRA_ISSUER ??
    (env.ENTRA_TENANT_ID && `https://login.microsoftonline.com/${env.ENTRA_TENANT_ID}/v2.0`)
  const { ENTRA_CLIENT_ID: clientId, ENTRA_CLIENT_SECRET: clientSecret } = env
  return issuer && clientId && clientSecret
    ? { issuer, clientId, clientSecret, scopes: env.ENTRA_SCOPES }
    : undefined
}
