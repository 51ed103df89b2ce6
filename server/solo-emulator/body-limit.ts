/** Of a body that is too large, how much is read before the refusal is sent. */
const READ_ON_BYTES = 64 * 1024 * 1024

/** The body is larger than its route takes. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
  readonly statusCode = 413
}

/**
 * Reads a body of at most `maxBytes`. A larger one is read on to its end, and dropped: many clients look for an answer only once
 * they have sent everything, and report a broken connection if the server is done with them before.
 * @throws {BodyTooLarge}
 */
export async function bodyWithin(payload: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const kept: Buffer[] = []
  let bytes = 0
  for await (const chunk of payload) {
    bytes += chunk.length
    if (bytes <= maxBytes) kept.push(chunk)
    else kept.length = 0
    if (bytes > READ_ON_BYTES) break
  }
  if (bytes > maxBytes) throw new BodyTooLarge()
  return Buffer.concat(kept)
}
