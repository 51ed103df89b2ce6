'use client'

import Megaphone from 'lucide-react/icons/megaphone'
import MessageSquareText from 'lucide-react/icons/message-square-text'
import Undo2 from 'lucide-react/icons/undo-2'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Bed, BedRequest } from '@/lib/board/types'
import { escalatedWords, nextWords, returnedWords } from './escalation-words'
import { useEscalation } from './use-escalation'

/** Which nurses an unclaimed request alerts now and next, and who claimed it and did not join. */
export function RequestNotes({ bed, request }: { bed: Bed; request: BedRequest }) {
  const t = useTranslations('escalation')
  const called = useEscalation(bed, escalatedWords)
  const next = useEscalation(bed, nextWords)
  const returned = returnedWords(request, t)
  const calls = [called, next].filter(Boolean).join('. ')
  if (!calls && !returned) return null
  return (
    <div className="mt-3 space-y-1.5 text-base">
      {returned && <Note icon={<Undo2 />}>{t('backInQueue', { why: returned })}</Note>}
      {returned && request.outcome?.note && <Note icon={<MessageSquareText />}>{request.outcome.note}</Note>}
      {calls && <Note icon={<Megaphone />}>{`${calls}.`}</Note>}
    </div>
  )
}

const Note = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <p className="flex items-start gap-2.5">
    <span aria-hidden className="mt-0.5 flex-none text-ink-soft [&_svg]:size-5">
      {icon}
    </span>
    <span className="min-w-0">{children}</span>
  </p>
)
