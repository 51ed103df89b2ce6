'use client'

import { requestWords } from '@/components/bed-facts/request-words'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { useBoardWords } from '@/components/session/session-context'
import { usePlaces } from '@/components/words/use-places'
import type { Places } from '@/lib/board/place'
import type { BoardEvent } from '@/lib/board/types'
import type { Translate } from '@/lib/words/translator'

/** Announces new and raised requests to a screen reader: an emergency at once, others when the reader pauses. */
export function Announcer() {
  const event = useObservable(useStore().lastEvent)
  const t = useBoardWords()
  const places = usePlaces()
  const words = event ? announcement(event, t, places) : ''
  const emergency = event?.bed.request?.priority === 'emergency'
  return (
    <div className="sr-only">
      <div aria-live="assertive">{emergency ? words : ''}</div>
      <div aria-live="polite">{emergency ? '' : words}</div>
    </div>
  )
}

function announcement({ kind, bed }: BoardEvent, t: Translate<'board'>, places: Places): string {
  if (!bed.request) return ''
  if (kind === 'request-opened' || kind === 'request-raised') {
    return t('announce.asked', { request: requestWords(bed.request, t), place: places.whole(bed) })
  }
  if (kind === 'request-not-sent') return t('announce.notSent', { place: places.whole(bed) })
  return ''
}
