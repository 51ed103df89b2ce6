'use client'

import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { Banner } from '@/components/ui/banner'
import { HAZARD_BUTTON } from '@/components/ui/banner-button'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import { HeldBanner } from './held-banner'
import { useOutbox } from './outbox-context'

/** Says what this browser could not send, until it could: closing a dialog or reloading does not hide it. */
export function UnsentBanner() {
  const t = useTranslations('request')
  const board = useTranslations('board')
  const words = useRefusalWords()
  const outbox = useOutbox()
  const attempts = useObservable(outbox.attempts)
  return attempts.map((attempt) => {
    if (attempt.state === 'held') return <HeldBanner key={attempt.key} attempt={attempt} />
    if (attempt.state !== 'not-sent' && attempt.state !== 'refused') return null
    const { key, place, state } = attempt
    const priority = board(`priority.${attempt.priority}`).toLowerCase()
    const what = { priority, place, phone: attempt.phone ?? 'none' }
    return (
      <Banner
        key={key}
        variant="hazard"
        urgent
        icon={<TriangleAlert />}
        action={
          <button
            type="button"
            onClick={() => outbox.drop(key)}
            className={`${HAZARD_BUTTON} hover:bg-white/15`}
          >
            {t(state === 'refused' ? 'notSent.dismiss' : 'notSent.stop')}
          </button>
        }
      >
        {attempt.state === 'refused'
          ? t('notSent.refused', { ...what, why: words(attempt.refusal) })
          : t('notSent.trying', what)}
      </Banner>
    )
  })
}
