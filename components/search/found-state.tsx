import { PriorityIcon } from '@/components/bed-facts/priority-icon'
import { WaitingTimer } from '@/components/bed-facts/waiting-timer'
import { useBed, useTime } from '@/components/feed/feed-context'
import { useBoardWords } from '@/components/session/session-context'
import type { FoundBed } from '@/lib/board/types'
import { isUnclaimed, shownStatus } from '@/lib/board/waiting'

/** What goes on at a bed that was found: as this board has it, else as the server said with the result. */
export function FoundState({ found }: { found: FoundBed }) {
  const t = useBoardWords()
  const live = useBed(found.bedId)
  const { request = null, occupied = null } = live ?? found
  const status = useTime((now) => request && shownStatus(request, now))
  if (!request || !status) {
    const quiet = live && (live.device.readiness === 'offline' || live.device.readiness === 'none')
    const words = [
      occupied === false ? t('place.empty') : '',
      quiet ? t(`device.${live.device.readiness}`) : '',
    ]
    return <span className="flex-none text-sm text-ink-soft">{words.filter(Boolean).join(' · ')}</span>
  }
  const unclaimed = isUnclaimed(status)
  return (
    <span
      className={`flex flex-none items-center gap-2 text-sm ${unclaimed ? 'font-bold text-ink' : 'text-ink-soft'}`}
    >
      <PriorityIcon priority={request.priority} className="size-5" />
      <span className="leading-tight">
        <span className="block">{t(`status.${status}`)}</span>
        <span className="block font-normal">{t(`priority.${request.priority}`)}</span>
      </span>
      <WaitingTimer since={unclaimed ? request.askedAt : (request.claimedAt ?? request.askedAt)} />
    </span>
  )
}
