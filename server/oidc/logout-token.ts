import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'

/** OpenID Connect Back-Channel Logout 1.0, 2.4. */
const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
/** A token is obeyed for this long after it was issued, and its `jti` remembered for as long. */
const LONGEST_S = 300
/** How far the provider's clock may differ. */
const SKEW_S = 60
/** Never `none`, and never one whose key the provider does not keep for itself. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

const name = z.string().min(1).max(255)
const claims = z
  .object({
    iat: z.number(),
    jti: name,
    sub: name.optional(),
    sid: name.optional(),
    events: z.looseObject({ [EVENT]: z.looseObject({}) }),
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined)

/** Whose sessions the provider has ended. */
export interface Logout {
  readonly jti: string
  readonly subject: string | null
  readonly sid: string | null
  /** From when on the token is too old to be obeyed. */
  readonly forgetAt: Date
}

/**
 * Validates a logout token (OpenID Connect Back-Channel Logout 1.0, 2.6); whether its `jti` is new is for the caller. `exp` is checked
 * where there is one: drafts of the specification had none, and a token's age is limited anyway.
 * @returns null for a token that is not valid. Rejects where the provider's keys cannot be had.
 */
export async function readLogoutToken(
  token: string,
  expected: { readonly issuer: string; readonly clientId: string; readonly keys: JWTVerifyGetKey },
): Promise<Logout | null> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, expected.keys, {
      algorithms: ALGORITHMS,
      issuer: expected.issuer,
      audience: expected.clientId,
      maxTokenAge: LONGEST_S,
      clockTolerance: SKEW_S,
    })
    // An ID token is no logout token, whatever its claims (RFC 8725, 3.11).
    if (!/^(logout\+)?jwt$/i.test(protectedHeader.typ ?? 'jwt')) return null
    const read = claims.safeParse(payload)
    if (!read.success) return null
    const { iat, jti, sub: subject = null, sid = null } = read.data
    return { jti, subject, sid, forgetAt: new Date((iat + LONGEST_S + 2 * SKEW_S) * 1_000) }
  } catch (error) {
    if (isAboutToken(error)) return null
    throw error
  }
}

/** Whether a token is wrong, or else its keys could not be fetched. */
const isAboutToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError &&
  !(error instanceof errors.JWKSTimeout) &&
  !(error instanceof errors.JWKSInvalid) &&
  error.code !== 'ERR_JOSE_GENERIC'
