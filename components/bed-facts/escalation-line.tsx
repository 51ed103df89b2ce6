'use client'

import Megaphone from 'lucide-react/icons/megaphone'
import { escalatedShort, escalatedWords } from '@/components/escalation/escalation-words'
import { useEscalation } from '@/components/escalation/use-escalation'
import type { Bed } from '@/lib/board/types'

/** Who is alerted after the first escalation: one word on a board; a wall says it in the bed's tile. Nothing before that. */
export function EscalationLine({ bed }: { bed: Bed }) {
  const short = useEscalation(bed, escalatedShort)
  const words = useEscalation(bed, escalatedWords)
  if (!short) return null
  return (
    <span className="bed-line bed-escalation" title={words} data-escalated>
      <Megaphone aria-hidden />
      <span className="bed-escalation-short">{short}</span>
    </span>
  )
}
