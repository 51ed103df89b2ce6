import type { Refusal } from '@/lib/errors'
import { refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { PROTOCOL_VERSION, protocolMismatch } from './protocol'

/**
 * The refusal of a page whose protocol version does not work with this server; null where it does. Server only.
 * @param auth - `auth` of the socket's handshake
 */
export function protocolRefusal(auth: unknown): Refusal | null {
  const mismatch = protocolMismatch(auth)
  if (mismatch === null) return null
  const why = refusalText(mismatch === 'page_outdated' ? 'protocol.pageOutdated' : 'protocol.serverOutdated')
  return refused(mismatch, why, { details: { protocol: PROTOCOL_VERSION } }).refusal
}
