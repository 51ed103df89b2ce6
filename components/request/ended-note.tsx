import { useTranslations } from 'use-intl'
import { endReasonWords } from '@/components/bed-facts/request-words'
import { useBoardSession } from '@/components/session/session-context'
import { Button } from '@/components/ui/button'
import { useFormats } from '@/components/words/use-formats'
import type { EndedRequest } from '@/lib/board/types'
import { UndoOutcome } from './undo-outcome'

/** How a request ended, who ended it, and when. Without `onClose` nothing is to be closed. */
export function EndedNote({ ended, onClose }: { ended: EndedRequest | null; onClose?: () => void }) {
  const { clockTime } = useFormats()
  const t = useTranslations('request')
  const board = useTranslations('board')
  const { actor } = useBoardSession()
  const time = ended && clockTime(ended.at)
  const when = time && (ended.by ? t('ended.by', { name: ended.by, time }) : t('ended.at', { time }))
  const reason = ended && endReasonWords(ended, board)
  return (
    <>
      <p className="text-2xl font-bold tracking-tight" role="status">
        {t(`ended.${ended?.status ?? 'other'}`)}
      </p>
      {ended && (
        <p className="mt-1 text-lg text-ink-soft">
          {reason !== null && when ? t('ended.because', { reason, when }) : when}
        </p>
      )}
      {ended?.undoBy === actor.userId && (
        <div className="mt-6">
          <UndoOutcome requestId={ended.id} at={ended.at} />
        </div>
      )}
      {onClose && (
        <Button variant="primary" className="mt-6 w-full" onClick={onClose}>
          {t('done')}
        </Button>
      )}
    </>
  )
}
