import type { IncomingMessage } from 'node:http'
import { readWithin } from '@/server/platform/http/read-within'

/** Of a body that is too large, how much is read before the refusal is sent. */
const READ_ON_BYTES = 64 * 1024 * 1024

/** The body is larger than its route takes. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
  readonly statusCode = 413
}

/**
 * Reads a body of at most `maxBytes`.
 * @throws {BodyTooLarge} once a larger one is read, or 64 MB of it
 */
export async function bodyWithin(payload: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const body = await readWithin(payload, maxBytes, READ_ON_BYTES)
  if (!body) throw new BodyTooLarge()
  return body
}
