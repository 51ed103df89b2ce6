import { isIP } from 'node:net'

/** What a passkey is made for and signs (WebAuthn Level 3, 13.4.9): nothing else opens with it. */
export interface RelyingParty {
  /** The host of the hospital's address. */
  readonly id: string
  readonly origin: string
}

/**
 * Returns the relying party of the address that users open; null where browsers know no passkeys: over plain HTTP beyond localhost, and
 * at an address without a name (WebAuthn Level 3, 5.1.3: the id is a domain).
 */
export function relyingPartyOf(publicUrl: string): RelyingParty | null {
  const { protocol, hostname, origin } = new URL(publicUrl)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return null
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost')
  return protocol === 'https:' || isLocal ? { id: hostname, origin } : null
}
