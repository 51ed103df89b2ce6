import { refused } from '@/lib/errors'
import type { SoloError } from '@/lib/solo/failure'
import type { refusals } from '@/lib/words/en/refusals'
import { refusalText } from '@/lib/words/refusal-text'

/** What Lantern asked Solo for. */
export type Wanted = keyof (typeof refusals)['solo']['unknown']
/** What the user can do when trying again does not help. */
export type Instead = keyof (typeof refusals)['solo']['refused']

/** Returns what users read of a failed call; the correlation id is for the support of the vendor. */
export function refusalOf(error: SoloError, what: Wanted, instead: Instead = 'callBedside') {
  const details = { correlationId: error.correlationId, status: error.status }
  if (error.kind === 'not-found')
    return refused('not_found', refusalText(`solo.unknown.${what}`), { details })
  if (error.kind === 'rejected' || error.kind === 'unauthorised') {
    return refused('upstream_rejected', refusalText(`solo.refused.${instead}`), { details })
  }
  return refused('upstream_unavailable', refusalText(`solo.silent.${instead}`), { details })
}
