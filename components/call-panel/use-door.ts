'use client'

import { useTranslations } from 'use-intl'
import { useCallSession } from '@/components/call/session-context'
import { useObservable, useTime } from '@/components/feed/feed-context'
import { type DoorState, doorOf } from '@/lib/board/door'
import type { Bed, BedRequest } from '@/lib/board/types'
import { elapsed, inWords, timer } from '@/lib/board/waiting'

export interface Door {
  readonly state: DoorState['state']
  readonly words: string
}

/** Returns what happens at the bed, with the time that it has lasted. */
export function useDoor(bed: Bed, request: BedRequest): Door {
  const t = useTranslations('callPanel.door')
  const others = useObservable(useCallSession().others)
  const isInCall = others.some(({ member }) => member.side === 'patient' && !member.away)
  const door = doorOf(bed, request, isInCall)
  const since = 'since' in door ? door.since : null
  const running = useTime((now) => (since === null ? '' : timer(elapsed(since, now))))
  const past = useTime((now) => (since === null ? '' : inWords(elapsed(since, now))))
  return { state: door.state, words: t(door.state, { time: door.state === 'knocking' ? running : past }) }
}
