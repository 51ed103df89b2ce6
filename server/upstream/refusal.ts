import { refused } from '@/lib/errors'
import type { SoloError } from '@/lib/solo/failure'

/**
 * What people are told of a failed call; the correlation id is for whoever asks the vendor.
 * @param what - what Solo was asked for, as in "that appointment"
 * @param instead - what to do when trying again does not help
 */
export function refusalOf(error: SoloError, what: string, instead = 'call the bedside') {
  const details = { correlationId: error.correlationId, status: error.status }
  if (error.kind === 'not-found') return refused('not_found', `Solo does not know ${what}.`, { details })
  if (error.kind === 'rejected' || error.kind === 'unauthorised') {
    return refused('upstream_rejected', `Solo refused. Try again, or ${instead}.`, { details })
  }
  return refused('upstream_unavailable', `Solo does not answer. Try again, or ${instead}.`, { details })
}
