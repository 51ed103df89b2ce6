import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { illFormedAt } from './well-formed'

/** Far more than any JSON body of Lantern holds. */
export const LARGEST_BODY_BYTES = 64 * 1024
/** Of a body that is too large, how much is read before it is refused. */
const READ_ON_BYTES = 64 * 1024 * 1024
/** Of the field that a refusal names. */
const LONGEST_NAME = 200

/** Reads the JSON in a request's body. Refuses unsupported_media_type, payload_too_large, and invalid for broken JSON. */
export async function readJson(request: Request, mostBytes = LARGEST_BODY_BYTES): Promise<Result<unknown>> {
  if (!namesJson(request)) return notJson()
  const bytes = await readBounded(request, mostBytes)
  return bytes ? jsonIn(bytes) : tooLarge(mostBytes)
}

/** Reads the JSON of a request that may have no body: null then, whatever its type. */
export async function readJsonIfAny(request: Request): Promise<Result<unknown>> {
  const bytes = await readBounded(request, LARGEST_BODY_BYTES)
  if (!bytes) return tooLarge(LARGEST_BODY_BYTES)
  if (bytes.byteLength === 0) return accepted(null)
  return namesJson(request) ? jsonIn(bytes) : notJson()
}

const namesJson = (request: Request): boolean =>
  request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === 'application/json'

const notJson = () => refused('unsupported_media_type', refusalText('sent.json'))

const tooLarge = (mostBytes: number) =>
  refused('payload_too_large', refusalText('sent.bytes', { bytes: String(mostBytes) }))

function jsonIn(bytes: Uint8Array): Result<unknown> {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refused('invalid', refusalText('sent.noJson'), { field: 'body' })
  }
  const halved = illFormedAt(value)
  return halved === null
    ? accepted(value)
    : refused('invalid', refusalText('sent.noText'), { field: halved.slice(0, LONGEST_NAME) || 'body' })
}

/**
 * Reads the body's bytes; null if they exceed `mostBytes`, whatever Content-Length says. A larger body is read on to its end, and
 * dropped: a client that is still sending reports a broken connection instead of the refusal.
 */
export async function readBounded(request: Request, mostBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength
    if (length <= mostBytes) chunks.push(chunk)
    else chunks.length = 0
    if (length > READ_ON_BYTES) break
  }
  return length > mostBytes ? null : Buffer.concat(chunks)
}
