import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { EndedRequest } from '@/lib/board/types'
import { clockTime } from '../board/clock-time'
import { endReasonWords } from '../board/lines/request-words'

/** It is over: how, by whom, when. */
export function EndedNote({ ended, onClose }: { ended: EndedRequest | null; onClose: () => void }) {
  const board = useTranslations('board')
  return (
    <>
      <p className="text-2xl font-bold tracking-tight" role="status">
        {ended?.status === 'completed' ? 'Completed' : ended?.status === 'cancelled' ? 'Cancelled' : 'Ended'}
      </p>
      {ended && (
        <p className="mt-1 text-lg text-ink-soft">
          {ended.reason ? `${endReasonWords(ended, board)}. ` : ''}
          {ended.by ? `${ended.by}, ` : 'At '}
          {clockTime(ended.at)}
        </p>
      )}
      <Button look="primary" className="mt-6 w-full" onClick={onClose}>
        Done
      </Button>
    </>
  )
}
