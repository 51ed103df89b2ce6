import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useTranslations } from 'use-intl'
import { useBoardSession } from '@/components/session/session-context'
import { Banner } from '@/components/ui/banner'
import { HAZARD_BUTTON } from '@/components/ui/banner-button'
import { useFormats } from '@/components/words/use-formats'
import { may } from '@/lib/board/roles'
import type { Attempt } from './outbox'
import { useOutbox } from './outbox-context'

/** Asks whether help is still needed where a request was not sent before its session ended. */
export function HeldBanner({ attempt: { key, place, priority, phone, askedAt } }: { attempt: Attempt }) {
  const { minuteTime } = useFormats()
  const t = useTranslations('request')
  const board = useTranslations('board')
  const outbox = useOutbox()
  const { actor } = useBoardSession()
  return (
    <Banner
      variant="hazard"
      urgent
      icon={<TriangleAlert />}
      action={
        may(actor.role, 'request:create') && (
          <span className="flex flex-wrap gap-2">
            <button
              type="button"
              onClick={() => outbox.confirm(key)}
              className={`${HAZARD_BUTTON} bg-white text-black hover:bg-white/85`}
            >
              {t('notSent.sendNow')}
            </button>
            <button
              type="button"
              onClick={() => outbox.drop(key)}
              className={`${HAZARD_BUTTON} hover:bg-white/15`}
            >
              {t('notSent.notNeeded')}
            </button>
          </span>
        )
      }
    >
      {t('notSent.held', {
        priority: board(`priority.${priority}`).toLowerCase(),
        place,
        time: minuteTime(askedAt),
        phone: phone ?? 'none',
      })}
    </Banner>
  )
}
