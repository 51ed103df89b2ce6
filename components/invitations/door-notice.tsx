'use client'

import DoorOpen from 'lucide-react/icons/door-open'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { startChime } from '@/components/sound/chime'
import { createPlayer } from '@/components/sound/player'
import { unlockByTap } from '@/components/sound/unlock-by-tap'
import { RefusalNote } from '@/components/words/refusal-note'
import { DoorButtons } from './door-buttons'
import type { Guests } from './guests'
import { useInviteeWords } from './invitee-words'
import { useDecide } from './use-decide'

/** The guests at the door, above the video, with a chime until each has an answer. It loads with the first of them. */
export default function DoorNotice({ guests }: { guests: Guests }) {
  const t = useTranslations('invitations')
  const words = useInviteeWords()
  const { decide, busy, failed } = useDecide(guests)
  const waiting = useObservable(guests.list).filter(({ status }) => status === 'waiting')
  useChime(waiting.length > 0)
  const atDoor = waiting.map((invitation) => {
    const who = words(invitation)
    return (
      <div key={invitation.id} role="alert" className="call-door" data-guest-at-door>
        <DoorOpen aria-hidden className="size-7 flex-none" />
        <p className="min-w-0 flex-1 basis-44 text-lg leading-tight font-semibold">{t('atDoor', { who })}</p>
        <DoorButtons who={who} busy={busy} onDecide={(act) => void decide(invitation.id, act)} />
      </div>
    )
  })
  return (
    <>
      {atDoor}
      {failed && <RefusalNote>{t('notDone')}</RefusalNote>}
    </>
  )
}

function useChime(on: boolean): void {
  useEffect(() => {
    if (!on) return
    const player = createPlayer()
    const endUnlocking = unlockByTap(player)
    const stop = startChime(player)
    return () => {
      endUnlocking()
      stop()
      player.close()
    }
  }, [on])
}
