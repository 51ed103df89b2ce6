'use client'

import UserX from 'lucide-react/icons/user-x'
import { useTranslations } from 'use-intl'
import { useBedPhone } from '@/components/bed-facts/use-bed-phone'
import { useObservable, useStore, useTime } from '@/components/feed/feed-context'
import { PhoneLink } from '@/components/ui/phone-link'
import { coverersOf } from '@/lib/board/coverage'
import type { Bed } from '@/lib/board/types'
import { unitOf } from '@/lib/board/unit'

/** Returns whether no nurse covers the unit of a bed now; false while the rules are not known. */
export function useUncovered(bed: Bed): boolean {
  const onCallRules = useObservable(useStore().onCallRules)
  return useTime(
    (now) => onCallRules !== null && coverersOf(onCallRules.coverage, unitOf(bed), now).length === 0,
  )
}

/** Tells the nurse who asks that no one covers the unit: the request still goes out, and the phone is the second way. */
export function UncoveredHere({ bed }: { bed: Bed }) {
  const t = useTranslations('coverage.uncovered')
  const phone = useBedPhone(bed)
  if (!useUncovered(bed)) return null
  return (
    <p className="mt-5 flex items-start gap-2.5 rounded-lg bg-bed px-4 py-3 text-base ring-1 ring-line-strong ring-inset">
      <UserX aria-hidden className="mt-0.5 size-5 flex-none" />
      <span>
        {phone
          ? t.rich('hereCall', {
              number: phone,
              phone: (words) => (
                <PhoneLink number={phone} className="font-semibold">
                  {words}
                </PhoneLink>
              ),
            })
          : t('here')}
      </span>
    </p>
  )
}
