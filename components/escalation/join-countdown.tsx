'use client'

import { useTranslations } from 'use-intl'
import { useObservable, useStore, useTime } from '@/components/feed/feed-context'
import { joinBy } from '@/lib/board/escalation'
import type { BedRequest } from '@/lib/board/types'
import { timer } from '@/lib/board/waiting'

/** The time left to join: a claim without a join does not help the bedside. */
export function JoinCountdown({ request }: { request: BedRequest }) {
  const t = useTranslations('escalation')
  const onCallRules = useObservable(useStore().onCallRules)
  const until = onCallRules && joinBy(request, onCallRules.joinWithin)
  const left = useTime((now) => (until === null ? null : timer(Math.ceil((until - now) / 1000) * 1000)))
  const over = useTime((now) => until !== null && now >= until)
  if (left === null) return null
  return (
    <p role="timer" className="mt-3 text-base text-ink-soft">
      {over ? (
        <strong className="text-ink">{t('timeIsUp')}</strong>
      ) : (
        t.rich(request.callOverAt === undefined ? 'joinWithin' : 'outcomeWithin', {
          left,
          b: (words) => <strong className="text-ink">{words}</strong>,
        })
      )}
    </p>
  )
}
