import { useTranslations } from 'use-intl'
import { PriorityIcon } from '@/components/bed-facts/priority-icon'
import { WaitingTimer } from '@/components/bed-facts/waiting-timer'
import { useTime } from '@/components/feed/feed-context'
import { usePlaces } from '@/components/words/use-places'
import type { Bed, BedRequest } from '@/lib/board/types'
import { isUnclaimed, shownStatus } from '@/lib/board/waiting'

export interface TargetBedProps {
  readonly bed: Bed
  /** Whether the two patients would change places. */
  readonly swap: boolean
  readonly onChoose: () => void
}

/** A bed to move to: who lies there, whether it is free, and what is asked there. */
export function TargetBed({ bed, swap, onChoose }: TargetBedProps) {
  const t = useTranslations('request.move')
  const places = usePlaces()
  const free = !bed.patient && bed.occupied === false
  const who = bed.patient?.name ?? (free ? null : t(bed.occupied ? 'occupied' : 'nobody'))
  return (
    <button
      type="button"
      onClick={onChoose}
      className="flex min-h-14 w-full items-center gap-3 px-1 py-2 text-left leading-tight hover:bg-bed"
    >
      <span className="min-w-0 flex-1">
        <span className="block break-words">
          <span className="text-lg font-semibold">{places.roomAndBed(bed)}</span>
          <span className="text-ink-soft">{` · ${places.floor(bed.floor)}`}</span>
        </span>
        {who && <span className="block text-base break-words text-ink-soft">{who}</span>}
        {bed.request && <AskedThere request={bed.request} />}
      </span>
      {(free || swap) && (
        <span className={`flex-none text-base ${swap ? 'text-ink-soft' : 'font-semibold text-good'}`}>
          {t(swap ? 'swap' : 'free')}
        </span>
      )}
    </button>
  )
}

/** "Urgent · Waiting 2:10". */
function AskedThere({ request }: { request: BedRequest }) {
  const t = useTranslations('board')
  const status = useTime((now) => shownStatus(request, now))
  return (
    <span className="mt-0.5 flex items-center gap-1.5 text-base font-medium">
      <PriorityIcon priority={request.priority} className="size-5 flex-none" />
      {`${t(`priority.${request.priority}`)} · ${t(`status.${status}`)}`}
      {isUnclaimed(status) && <WaitingTimer since={request.askedAt} />}
    </span>
  )
}
