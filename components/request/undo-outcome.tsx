'use client'

import Undo2 from 'lucide-react/icons/undo-2'
import { useTranslations } from 'use-intl'
import { useTime } from '@/components/feed/feed-context'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { OUTCOME_UNDO_MS } from '@/lib/board/outcome'
import { useOutcome } from './use-outcome'

/** The button that takes an outcome back, as long as that is possible. `at`: when it was said, in ms by the server's clock. */
export function UndoOutcome({
  requestId,
  at,
  onUndone,
}: {
  requestId: string
  at: number
  onUndone?: () => void
}) {
  const t = useTranslations('request.outcome')
  const { undo, busy, refusal } = useOutcome(requestId)
  // The clock ticks once a second: at first it may be before `at`.
  const left = useTime((now) => Math.ceil(Math.min(OUTCOME_UNDO_MS, at + OUTCOME_UNDO_MS - now) / 1000))
  if (refusal) return <RefusalNote refusal={refusal} />
  if (left <= 0) return null
  return (
    <Button
      className="w-full"
      disabled={busy}
      onClick={async () => {
        if (await undo()) onUndone?.()
      }}
    >
      <Undo2 aria-hidden className="size-5" />
      {t('undo', { seconds: left })}
    </Button>
  )
}
