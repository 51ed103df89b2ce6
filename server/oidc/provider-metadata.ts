import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose'
import { Issuer } from 'openid-client'

/** How long the discovery document is kept: its addresses hardly ever move. */
const KEPT_MS = 3_600_000
/** No answer within this counts as none. */
const TIMEOUT_MS = 2_500
/**
 * Keys are fetched again for a key id that is not known, so that the provider can change its keys, but no more often than this:
 * anyone can send a token with a key id of their own.
 */
const FETCH_KEYS_EVERY_MS = 5_000

export interface ProviderMetadata {
  /** Where browsers sign out (OpenID Connect RP-Initiated Logout 1.0, 2.1); null where the provider has no such address. */
  readonly endSession: string | null
  readonly keys: JWTVerifyGetKey
}

/**
 * Creates what reads a provider's discovery document (OpenID Connect Discovery 1.0, section 4). It rejects where the provider does
 * not answer or names another issuer; the next call then asks again.
 */
export function createProviderMetadata(
  issuer: string,
  fetchKeysEveryMs = FETCH_KEYS_EVERY_MS,
): () => Promise<ProviderMetadata> {
  let known: { readonly metadata: Promise<ProviderMetadata>; readonly until: number } | null = null
  const discover = async (): Promise<ProviderMetadata> => {
    const { metadata } = await Issuer.discover(issuer)
    if (metadata.issuer !== issuer) throw new Error('The discovery document is of another issuer.')
    if (!metadata.jwks_uri) throw new Error('The discovery document names no keys.')
    const keys = createRemoteJWKSet(new URL(metadata.jwks_uri), {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: fetchKeysEveryMs,
    })
    return { endSession: metadata.end_session_endpoint ?? null, keys }
  }
  return async () => {
    if (!known || known.until < Date.now()) known = { metadata: discover(), until: Date.now() + KEPT_MS }
    try {
      return await known.metadata
    } catch (error) {
      known = null
      throw error
    }
  }
}
