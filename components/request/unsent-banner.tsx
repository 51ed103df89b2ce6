'use client'

import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useCell } from '@/components/feed/feed-context'
import { Banner } from '@/components/ui/banner'
import { priorityWords } from '../board/lines/request-words'
import { useOutbox } from './outbox-context'

/** What this browser could not hand over, until it could: no closed dialog and no reload makes it silent. */
export function UnsentBanner() {
  const outbox = useOutbox()
  const attempts = useCell(outbox.attempts)
  return attempts.map((attempt) => {
    if (attempt.state !== 'not-sent' && attempt.state !== 'refused') return null
    const { key, place, priority, phone, state } = attempt
    return (
      <Banner
        key={key}
        look="hazard"
        urgent
        icon={<TriangleAlert />}
        action={
          <button
            type="button"
            onClick={() => outbox.drop(key)}
            className="min-h-12 rounded-md border border-white/70 px-4 font-semibold hover:bg-white/15"
          >
            {state === 'refused' ? 'Dismiss' : 'Stop trying'}
          </button>
        }
      >
        NOT SENT: {priorityWords(priority).toLowerCase()}, {place}.{' '}
        {attempt.state === 'refused' && `${attempt.refusal.message} `}
        {phone ? `Call ${phone}` : 'Use the phone'} or use the nurse call.
        {state === 'not-sent' && ' Lantern goes on trying.'}
      </Banner>
    )
  })
}
