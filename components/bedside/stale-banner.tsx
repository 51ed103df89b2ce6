'use client'

import RefreshCw from 'lucide-react/icons/refresh-cw'
import WifiOff from 'lucide-react/icons/wifi-off'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { LoadAgain } from '@/components/feed/load-again'
import { Banner } from '@/components/ui/banner'
import { PhoneLink } from '@/components/ui/phone-link'
import { useFormats } from '@/components/words/use-formats'
import { useBedside, useView } from './bedside-context'

/** Says since when the view is stale, and what to do instead. */
export function StaleBanner() {
  const { minuteTime } = useFormats()
  const t = useTranslations('bedside')
  const connection = useObservable(useBedside().store.connection)
  const phone = useView()?.phone
  if (connection.state !== 'stale') return null
  const time = minuteTime(connection.since)
  return (
    <Banner urgent variant="hazard" icon={<WifiOff />}>
      <span className="text-xl">
        {phone
          ? t.rich('stalePhone', {
              time,
              phone,
              number: (parts) => <PhoneLink number={phone}>{parts}</PhoneLink>,
            })
          : t('stale', { time })}
      </span>
    </Banner>
  )
}

/** Says that page and server are of different versions. A page from an older version loads itself again, but not in a call. */
export function BeingUpdated() {
  const t = useTranslations('bedside')
  const mismatch = useObservable(useBedside().store.mismatch)
  const knock = useView()?.knock ?? null
  if (mismatch === null) return null
  return (
    <Banner urgent variant="hazard" icon={<RefreshCw />}>
      <span className="text-xl">{t('beingUpdated')}</span>
      {mismatch === 'page_outdated' && knock === null && <LoadAgain />}
    </Banner>
  )
}
