'use client'

import { useCell, useStore } from '@/components/feed/feed-context'
import { wholePlace } from '@/lib/board/place'
import type { BoardEvent } from '@/lib/board/types'
import { requestWords } from './lines/request-words'

/** Tells a screen reader of new and raised requests: at once for an emergency, when it is quiet for the others. */
export function Announcer() {
  const event = useCell(useStore().lastEvent)
  const words = event ? announcement(event) : ''
  const emergency = event?.bed.request?.priority === 'emergency'
  return (
    <div className="sr-only">
      <div aria-live="assertive">{emergency ? words : ''}</div>
      <div aria-live="polite">{emergency ? '' : words}</div>
    </div>
  )
}

function announcement({ kind, bed }: BoardEvent): string {
  if (!bed.request) return ''
  if (kind === 'request-opened' || kind === 'request-raised') {
    return `${requestWords(bed.request)}. ${wholePlace(bed)}.`
  }
  if (kind === 'request-not-sent') return `Not sent: ${wholePlace(bed)}. Use the phone or the nurse call.`
  return ''
}
