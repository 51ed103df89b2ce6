import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { readWithin } from '@/server/platform/http/read-within'
import { illFormedAt } from './well-formed'

/** Far more than any JSON body of Lantern holds. */
export const LARGEST_BODY_BYTES = 64 * 1024
/** Of a body that is too large, how much is read before it is refused, in times its limit: some of them come from strangers. */
const READ_ON_TIMES = 16
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

/** Reads the body's bytes; null if they exceed `mostBytes`, whatever Content-Length says. */
export const readBounded = (request: Request, mostBytes: number): Promise<Uint8Array | null> =>
  readWithin(request.body ?? [], mostBytes, READ_ON_TIMES * mostBytes)
