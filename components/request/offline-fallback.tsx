'use client'

import MonitorOff from 'lucide-react/icons/monitor-off'
import { useTranslations } from 'use-intl'
import { useObservable, useStore } from '@/components/feed/feed-context'
import type { Bed } from '@/lib/board/types'
import { PhoneInstead } from './phone-instead'

/** Gives the number to call where the device cannot take a call: the unit's before the building's. */
export function OfflineFallback({ bed }: { bed: Bed }) {
  const t = useTranslations('request')
  const building = useObservable(useStore().boardInfo)?.building.phone ?? null
  const { readiness } = bed.device
  if (readiness !== 'offline' && readiness !== 'none') return null
  return (
    <div className="mt-3 flex gap-3 rounded-lg border-2 border-dashed border-line-strong px-4 pt-3 pb-4">
      <MonitorOff aria-hidden className="mt-0.5 size-6 flex-none" />
      <div>
        <p className="text-base">{t(`known.${readiness}`)}</p>
        <div className="-mt-2">
          <PhoneInstead phone={bed.phone ?? building} />
        </div>
      </div>
    </div>
  )
}
