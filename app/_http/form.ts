import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { LARGEST_BODY_BYTES } from './body'

/**
 * Returns whether a post to next-auth is a form of the size that its own client sends. next-auth reads bodies of any
 * type and length, and fails on broken JSON.
 */
export function checkForm(headers: Headers): Result<null> {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') {
    return refused('unsupported_media_type', refusalText('sent.form'))
  }
  // Node reads no more than Content-Length announces; every browser sends it.
  const length = headers.get('content-length')
  return length !== null && Number(length) <= LARGEST_BODY_BYTES
    ? accepted(null)
    : refused('payload_too_large', refusalText('sent.bytes', { bytes: String(LARGEST_BODY_BYTES) }))
}
