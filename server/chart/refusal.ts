import { type ErrorCode, refused, type Said } from '@/lib/errors'
import type { SoloError } from '@/lib/solo/failure'
import { refusalText } from '@/lib/words/refusal-text'
import { refusalOf, type Wanted } from '@/server/solo-gateway/refusal'

const FILE_REFUSALS: Readonly<Record<number, readonly [ErrorCode, Said]>> = {
  413: ['payload_too_large', refusalText('solo.fileLarge')],
  415: ['unsupported_media_type', refusalText('solo.fileKind')],
}

/** Returns the refusal of a chart whose call to Solo failed; `what` is what was asked for. */
export function chartRefusal(error: SoloError, what: Wanted) {
  const { correlationId, status } = error
  const details = { correlationId, status }
  if (error.outcomeUnknown) {
    return refused('upstream_unavailable', refusalText('solo.unconfirmed'), { details })
  }
  const file = status === null ? undefined : FILE_REFUSALS[status]
  return file ? refused(...file, { details }) : refusalOf(error, what, 'useSolo')
}
