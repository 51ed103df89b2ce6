import { Button } from '@/components/ui/button'
import { cancelReasonLabel } from '@/lib/board/reasons'
import type { EndedRequest } from '@/lib/board/types'
import { clockTime } from '../board/clock-time'

/** It is over: how, by whom, when. */
export function EndedNote({ ended, onClose }: { ended: EndedRequest | null; onClose: () => void }) {
  return (
    <>
      <p className="text-2xl font-bold tracking-tight" role="status">
        {ended?.status === 'completed' ? 'Completed' : ended?.status === 'cancelled' ? 'Cancelled' : 'Ended'}
      </p>
      {ended && (
        <p className="mt-1 text-lg text-ink-soft">
          {ended.reason ? `${cancelReasonLabel(ended.reason)}. ` : ''}
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
