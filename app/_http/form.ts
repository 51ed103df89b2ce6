import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { LARGEST_BODY_BYTES } from './body'

/**
 * Whether what is posted to next-auth is a form of a size that its own client sends. It reads whatever comes, of any
 * length, and fails on JSON that is none.
 */
export function checkForm(headers: Headers): Result<null> {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') {
    return refused('unsupported_media_type', refusalText('sent.form'))
  }
  // Node reads no more than is announced here; every browser announces it.
  const length = headers.get('content-length')
  return length !== null && Number(length) <= LARGEST_BODY_BYTES
    ? accepted(null)
    : refused('payload_too_large', refusalText('sent.bytes', { bytes: String(LARGEST_BODY_BYTES) }))
}
