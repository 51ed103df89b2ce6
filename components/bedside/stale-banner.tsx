'use client'

import WifiOff from 'lucide-react/icons/wifi-off'
import { useTranslations } from 'use-intl'
import { minuteTime } from '@/components/bed-facts/clock-time'
import { useObservable } from '@/components/feed/feed-context'
import { Banner } from '@/components/ui/banner'
import { PhoneLink } from '@/components/ui/phone-link'
import { useBedside, useView } from './bedside-context'

/** Says that nothing here is current, since when, and what to do instead. */
export function StaleBanner() {
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
