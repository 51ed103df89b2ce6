import { type ErrorCode, refused } from '@/lib/errors'
import type { SoloError } from '@/lib/solo/failure'
import { refusalOf } from '../upstream/refusal'

const FILE_REFUSALS: Readonly<Record<number, readonly [ErrorCode, string]>> = {
  413: ['payload_too_large', 'The file is too large for Solo. Make it smaller, or attach it in parts.'],
  415: ['unsupported_media_type', 'Solo does not take this file. Save it anew as PDF, PNG or JPEG.'],
}

/** What a nurse at a chart is told of a failed call; `what` as in "that appointment". */
export function chartRefusal(error: SoloError, what: string) {
  const { correlationId, status } = error
  const details = { correlationId, status }
  if (error.outcomeUnknown) {
    return refused(
      'upstream_unavailable',
      'Solo did not confirm it, so it may be there or not. Look before you try again.',
      { details },
    )
  }
  const file = status === null ? undefined : FILE_REFUSALS[status]
  return file ? refused(...file, { details }) : refusalOf(error, what, 'use Solo itself')
}
