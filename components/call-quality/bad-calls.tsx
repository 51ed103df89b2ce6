import { useTranslations } from 'use-intl'
import { Disclosure } from '@/components/ui/disclosure'
import { BAD } from '@/lib/calls/bad-call'
import { QUALITY_KEPT_DAYS } from '@/lib/calls/ranking'

/** Says what a bad call is, how rooms are ordered, and how long the figures are kept. */
export function BadCalls() {
  const t = useTranslations('callQuality.bad')
  return (
    <Disclosure level={3} title={t('title')}>
      <p className="mt-1">{t('text')}</p>
      <ul className="mt-2 list-disc space-y-1 pl-6">
        <li>{t('roundTrip', { ms: BAD.roundTripMs })}</li>
        <li>{t('lost', { percent: BAD.lost * 100 })}</li>
        <li>{t('poor', { percent: BAD.poorShare * 100 })}</li>
        <li>{t('frozen', { percent: BAD.frozenShare * 100 })}</li>
        <li>{t('picture', { seconds: BAD.firstPictureMs / 1000 })}</li>
      </ul>
      <p className="mt-3">{t('order')}</p>
      <p className="mt-3">{t('kept', { days: QUALITY_KEPT_DAYS })}</p>
    </Disclosure>
  )
}
