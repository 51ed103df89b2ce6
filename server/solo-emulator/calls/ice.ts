import { createHmac } from 'node:crypto'
import type { CallConnection, CallSide } from '@/lib/realtime/calls'
import type { Seat } from './seats'

export interface IceSettings {
  readonly stunUrls: readonly string[]
  readonly turnUrls: readonly string[]
  /** Shared with the TURN server: coturn's `static-auth-secret`. */
  readonly turnSecret: string | undefined
  readonly relayOnly: boolean
}

/**
 * How long TURN credentials are good for, in seconds: afterwards a TURN server refuses new allocations, but not those in use. A
 * member who needs another connection is given new ones.
 */
const CREDENTIAL_S: Readonly<Record<CallSide, number>> = { provider: 3_600, patient: 3_600, guest: 600 }

/**
 * Returns the servers that a browser connects through. TURN credentials are for one member and expire ("A REST API For Access To TURN
 * Services", draft-uberti-behave-turn-rest-00): user name `expiry:member`, password the HMAC-SHA-1 of that under the secret.
 * @param now in milliseconds since the epoch
 */
export function connectionFor(
  ice: IceSettings,
  { memberId, side }: Pick<Seat, 'memberId' | 'side'>,
  now: number,
): CallConnection {
  const stun = ice.stunUrls.length > 0 ? [{ urls: ice.stunUrls }] : []
  if (ice.turnUrls.length === 0 || ice.turnSecret === undefined) return { iceServers: stun, relayOnly: false }
  const username = `${Math.floor(now / 1000) + CREDENTIAL_S[side]}:${memberId}`
  const credential = createHmac('sha1', ice.turnSecret).update(username).digest('base64')
  return { iceServers: [...stun, { urls: ice.turnUrls, username, credential }], relayOnly: ice.relayOnly }
}
