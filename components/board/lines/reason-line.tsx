import { returnedWords } from '@/components/escalation/escalation-words'
import type { BedRequest } from '@/lib/board/types'
import { reasonOrPriority } from './request-words'

/** Who did not join what they had claimed; else why, in the fixed words, or Solo's own word for a state that we do not know. */
export function ReasonLine({ request }: { request: BedRequest }) {
  const notJoined = returnedWords(request)
  return (
    <span className="bed-line bed-reason">
      {notJoined ? `Not joined: ${request.returnedFrom}` : (request.soloStatus ?? reasonOrPriority(request))}
    </span>
  )
}
