import type { BedRequest } from '@/lib/board/types'
import { reasonOrPriority } from './request-words'

/** Why, in the fixed words; Solo's own word for a state that we do not know. */
export function ReasonLine({ request }: { request: BedRequest }) {
  return <span className="bed-line bed-reason">{request.soloStatus ?? reasonOrPriority(request)}</span>
}
