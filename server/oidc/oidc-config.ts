import { z } from 'zod'
import { type EntraSettings, entraIssuer } from '@/server/teams/entra-config'
import { type RoleMapping, roleMapping } from './role-mapping'

/** What the provider is asked to do with a user that it knows: `provider` leaves it to the provider. */
const PROMPTS = ['login', 'select_account', 'none', 'provider'] as const

/** Whether an ID token must say when its user proved who they are (`auth_time`). */
const AUTH_TIME = ['required', 'if-given'] as const

/** Lantern's registration at the hospital's OpenID provider, for signing in. */
export interface OidcSettings {
  /** In the redirect URI: /api/auth/callback/{id}. `microsoft` where the settings are those of Entra ID. */
  readonly id: 'oidc' | 'microsoft'
  /** What users call it, on the sign-in page. */
  readonly name: string
  /** Exactly as the provider's tokens have it (`iss`). */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Separated by spaces. */
  readonly scopes: string
  readonly prompt: (typeof PROMPTS)[number]
  /** For `prompt` login. */
  readonly authTime: (typeof AUTH_TIME)[number]
  /** Whether signing out of Lantern also signs out at the provider. */
  readonly signsOutThere: boolean
  /** Which role a user gets from the directory; null: accounts and roles are Lantern's only. */
  readonly roles: RoleMapping | null
}

/** Whose passwords in Lantern open a session. */
export const LOCAL_SIGN_IN = ['on', 'admins', 'off'] as const
export type LocalSignIn = (typeof LOCAL_SIGN_IN)[number]

export const oidcEnvironment = {
  OIDC_ISSUER: entraIssuer.optional(),
  OIDC_CLIENT_ID: z.string().min(1, 'must not be empty').optional(),
  OIDC_CLIENT_SECRET: z.string().min(8, 'must be at least 8 characters').optional(),
  OIDC_SCOPES: z
    .string()
    .refine((value) => value.split(' ').includes('openid'), 'must include openid')
    .default('openid profile email'),
  OIDC_NAME: z.string().max(40, 'must be at most 40 characters').optional(),
  OIDC_PROMPT: z.enum(PROMPTS, { error: `must be one of ${PROMPTS.join(', ')}` }).default('login'),
  OIDC_AUTH_TIME: z.enum(AUTH_TIME, { error: `must be one of ${AUTH_TIME.join(', ')}` }).optional(),
  OIDC_SIGN_OUT: z
    .enum(['0', '1'], { error: 'must be one of 0, 1' })
    .default('1')
    .transform((value) => value === '1'),
  OIDC_ROLES: roleMapping.optional(),
  OIDC_ROLES_CLAIM: z.string().min(1).max(200).default('roles'),
  LOCAL_SIGN_IN: z.enum(LOCAL_SIGN_IN, { error: `must be one of ${LOCAL_SIGN_IN.join(', ')}` }).default('on'),
}

type OidcEnvironment = z.output<z.ZodObject<typeof oidcEnvironment>>

const REGISTRATION = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'] as const

/**
 * Returns what is missing or would leave no way in.
 * @param entra - whether users sign in with Microsoft where there is no other provider
 */
export function oidcProblems(
  env: OidcEnvironment,
  entra: boolean,
): readonly (readonly [path: string, message: string])[] {
  // The name is also that of Entra ID's button.
  const set = REGISTRATION.find((name) => env[name] && (name !== 'OIDC_NAME' || !entra))
  const missing = set ? REGISTRATION.filter((name) => !env[name]) : []
  const problems = missing.map((name) => [name, `is needed with ${set}`] as const)
  if (set || entra) return problems
  return [
    ...(env.LOCAL_SIGN_IN === 'on'
      ? []
      : [
          [
            'LOCAL_SIGN_IN',
            `is ${env.LOCAL_SIGN_IN}, and there is no provider to sign in with: set OIDC_ISSUER, or leave it out`,
          ] as const,
        ]),
    ...(env.OIDC_ROLES ? [['OIDC_ISSUER', 'is needed with OIDC_ROLES'] as const] : []),
  ]
}

const ENTRA_HOSTS = new Set([
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'sts.windows.net',
])
/** Entra ID gives `auth_time` only to applications that were given it as an optional claim. */
const isEntra = (issuer: string): boolean => ENTRA_HOSTS.has(new URL(issuer).hostname)

/** Returns the registration from settings without problems; that of Entra ID where there is no other, undefined without either. */
export function oidcOf(env: OidcEnvironment, entra: EntraSettings | undefined): OidcSettings | undefined {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: name,
  } = env
  const common = {
    prompt: env.OIDC_PROMPT,
    signsOutThere: env.OIDC_SIGN_OUT,
    roles: env.OIDC_ROLES ? { claim: env.OIDC_ROLES_CLAIM, order: env.OIDC_ROLES } : null,
  }
  if (issuer && clientId && clientSecret && name)
    return {
      id: 'oidc',
      name,
      issuer,
      clientId,
      clientSecret,
      scopes: env.OIDC_SCOPES,
      authTime: env.OIDC_AUTH_TIME ?? (isEntra(issuer) ? 'if-given' : 'required'),
      ...common,
    }
  const authTime = env.OIDC_AUTH_TIME ?? 'if-given'
  return entra && { id: 'microsoft', name: name ?? 'Microsoft', authTime, ...entra, ...common }
}
