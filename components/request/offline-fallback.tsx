'use client'

import MonitorOff from 'lucide-react/icons/monitor-off'
import { useTranslations } from 'use-intl'
import { useBedPhone } from '@/components/bed-facts/use-bed-phone'
import { useUncovered } from '@/components/coverage/uncovered-here'
import { useTime } from '@/components/feed/feed-context'
import type { Bed } from '@/lib/board/types'
import { shownStatus } from '@/lib/board/waiting'
import { PhoneInstead } from './phone-instead'

/** Returns whether the device of a bed cannot take a call. */
export const cannotTakeCalls = ({ device: { readiness } }: Bed): boolean =>
  readiness === 'offline' || readiness === 'none'

/**
 * Gives the number to call where the device cannot take a call: the unit's before the building's. It is the one warning
 * with a number: it also says that no nurse covers the unit, and leaves the number out where NOT SENT shows it.
 */
export function OfflineFallback({ bed }: { bed: Bed }) {
  const t = useTranslations('request')
  const coverage = useTranslations('coverage.uncovered')
  const phone = useBedPhone(bed)
  const uncovered = useUncovered(bed)
  const notSent = useTime((now) => bed.request !== null && shownStatus(bed.request, now) === 'not-sent')
  const { readiness } = bed.device
  if (readiness !== 'offline' && readiness !== 'none') return null
  return (
    <div className="mt-3 flex gap-3 rounded-lg border-2 border-dashed border-line-strong px-4 pt-3 pb-4">
      <MonitorOff aria-hidden className="mt-0.5 size-6 flex-none" />
      <div>
        <p className="text-base">{t(`known.${readiness}`)}</p>
        {uncovered && !bed.request && <p className="mt-1 text-base">{coverage('hereToo')}</p>}
        {!notSent && (
          <div className="-mt-2">
            <PhoneInstead phone={phone} />
          </div>
        )}
      </div>
    </div>
  )
}
