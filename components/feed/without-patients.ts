import { isEndReason, isReason } from '@/lib/board/reasons'
import type { Bed, BedRequest, BoardEvent, EndedRequest } from '@/lib/board/types'

/**
 * Returns a bed without what is about a patient, as a locked page shows it. What the server sends a locked session replaces it; this is
 * for the time until then, and for a lock while there is no server.
 */
export function withoutPatient({ soloSays: _, ...bed }: Bed): Bed {
  return { ...bed, patient: null, request: bed.request && withoutWords(bed.request) }
}

/** Returns an event without what is about a patient. */
export function eventWithoutPatient({ bed, ended, ...event }: BoardEvent): BoardEvent {
  return { ...event, bed: withoutPatient(bed), ended: ended && endedWithoutWords(ended) }
}

/** Returns how a request ended, without free text. */
export const endedWithoutWords = (ended: EndedRequest): EndedRequest => ({
  ...ended,
  reason: ended.reason !== null && isEndReason(ended.reason) ? ended.reason : null,
})

/** Free text may be about a patient. */
function withoutWords({ outcome, ...request }: BedRequest): BedRequest {
  const reason = request.reason === null || isReason(request.reason) ? request.reason : 'other'
  if (!outcome) return { ...request, reason }
  const { note: _, ...said } = outcome
  return { ...request, reason, outcome: said }
}
