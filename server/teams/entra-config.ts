import { z } from 'zod'

/** Lantern's registration at Microsoft Entra ID, or at another OpenID provider. */
export interface EntraSettings {
  /** As the provider's tokens name it (`iss`), to the letter. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What is asked for, with spaces between; the access token is what Solo gets as `Teams-Auth-Token`. */
  readonly scopes: string
}

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/

/** Kept to the letter, its last slash included: tokens are compared with it. */
export const entraIssuer = z
  .string()
  .refine(
    (value) => URL.canParse(value) && (value.startsWith('https://') || LOOPBACK.test(value)),
    'must be an https URL (http is accepted on loopback only)',
  )

/** A meeting in Teams is opened by this permission of Microsoft Graph. */
const SCOPES = 'openid profile email offline_access https://graph.microsoft.com/OnlineMeetings.ReadWrite'

/** Without `openid` nobody is known, without `offline_access` nothing can be refreshed. */
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

/** What is missing: all of them or none, and either a directory of Entra ID or an issuer of one's own. */
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

/** The registration, of settings that have no problems; undefined where there is none. */
export function entraOf(env: EntraEnvironment): EntraSettings | undefined {
  const issuer =
    env.ENTRA_ISSUER ??
    (env.ENTRA_TENANT_ID && `https://login.microsoftonline.com/${env.ENTRA_TENANT_ID}/v2.0`)
  const { ENTRA_CLIENT_ID: clientId, ENTRA_CLIENT_SECRET: clientSecret } = env
  return issuer && clientId && clientSecret
    ? { issuer, clientId, clientSecret, scopes: env.ENTRA_SCOPES }
    : undefined
}
