import { custom, errors, Issuer } from 'openid-client'
import { z } from 'zod'
import type { EntraSettings } from './entra-config'

/** What the provider granted: an access token, its expiry (ms since the epoch), and the refresh token. */
export interface Grant {
  readonly access: string
  readonly refresh: string | null
  readonly expiresAt: number
}

/** `refused`: the nurse has to sign in again. `failed`: no answer came, or Lantern's own registration is wrong. */
export type Refreshed =
  | { readonly kind: 'granted'; readonly grant: Grant }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'failed'; readonly code: string }

export type Refresh = (refreshToken: string) => Promise<Refreshed>

/** A call has to open within 3 s; discovery and refresh together must leave some of that. */
const TIMEOUT_MS = 2_500
/** How long the provider's discovery document is kept: its token endpoint hardly ever moves. */
const DISCOVERY_KEPT_MS = 3_600_000
/** For a token without a lifetime: half of the shortest that Entra ID gives (60 to 90 min). */
const UNTOLD_LIFETIME_S = 1_800

/** RFC 6749, 5.2, and OpenID Connect Core, 3.1.2.6: what only the nurse can put right. */
const FOR_THE_NURSE = new Set([
  'invalid_grant',
  'interaction_required',
  'login_required',
  'consent_required',
  'account_selection_required',
])

const tokens = z.object({
  access_token: z.string().min(1).max(16_384),
  refresh_token: z.string().min(1).max(16_384).optional(),
  /** Seconds since the epoch. */
  expires_at: z.number().positive().optional(),
})

/** Reads the grant in the answer of a token endpoint; null where there is none. */
export function grantOf(answer: unknown): Grant | null {
  const parsed = tokens.safeParse(answer)
  if (!parsed.success) return null
  const { access_token: access, refresh_token: refresh = null, expires_at } = parsed.data
  return { access, refresh, expiresAt: (expires_at ?? Date.now() / 1_000 + UNTOLD_LIFETIME_S) * 1_000 }
}

/** Creates what refreshes tokens at the provider of `settings` (RFC 6749, section 6). Never rejects, and never logs. */
export function createRefresh({ issuer, clientId, clientSecret }: EntraSettings): Refresh {
  // Of this program's copy of the library, discovery included.
  custom.setHttpOptionsDefaults({ timeout: TIMEOUT_MS })
  let known: { readonly client: ReturnType<typeof discover>; readonly until: number } | null = null
  const discover = async () => {
    const found = await Issuer.discover(issuer)
    if (found.metadata.issuer !== issuer) throw new Error('The discovery document is of another issuer.')
    return new found.Client({ client_id: clientId, client_secret: clientSecret })
  }
  return async (refreshToken) => {
    if (!known || known.until < Date.now()) {
      known = { client: discover(), until: Date.now() + DISCOVERY_KEPT_MS }
    }
    try {
      const answer = await (await known.client).refresh(refreshToken)
      const grant = grantOf(answer)
      if (!grant) return { kind: 'failed', code: 'no_token' }
      // Without a new refresh token the old one stays valid (RFC 6749, section 6).
      return { kind: 'granted', grant: { ...grant, refresh: grant.refresh ?? refreshToken } }
    } catch (error) {
      known = null
      const code = codeOf(error)
      return FOR_THE_NURSE.has(code) ? { kind: 'refused', code } : { kind: 'failed', code }
    }
  }
}

/** A code that may be logged; a message could hold what was sent. */
function codeOf(error: unknown): string {
  const code =
    error instanceof errors.OPError
      ? error.error
      : error instanceof Error && 'code' in error && typeof error.code === 'string'
        ? error.code
        : 'unknown'
  return code !== undefined && /^[A-Za-z_]{1,64}$/.test(code) ? code : 'unknown'
}
