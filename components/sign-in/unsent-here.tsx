'use client'

import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { notePassedSignIn, readUnsent, type StoredAttempt } from '@/components/outbox/unsent-storage'
import { PhoneLink } from '@/components/ui/phone-link'
import { useFormats } from '@/components/words/use-formats'

/**
 * Says which requests of this tab were not sent before the session ended: where, how urgent, and the number to call. No
 * one has to sign in to read it, so it names no patient and no nurse.
 */
export function UnsentHere() {
  const { minuteTime } = useFormats()
  const t = useTranslations('signIn.unsent')
  const [unsent, setUnsent] = useState<readonly StoredAttempt[]>([])
  useEffect(() => {
    notePassedSignIn(window.sessionStorage)
    setUnsent(readUnsent(window.sessionStorage, Date.now()))
  }, [])
  return unsent.map(({ key, priority, place, phone, askedAt }) => (
    <div key={key} role="alert" className="hazard mt-6 flex gap-3 rounded-xl px-5 py-4">
      <TriangleAlert aria-hidden className="mt-0.5 size-8 flex-none" />
      <div>
        <p className="text-2xl leading-tight font-extrabold">
          {t('what', { priority, place, time: minuteTime(askedAt) })}
        </p>
        <p className="mt-1.5 text-lg">
          {t.rich('call', {
            phone: phone ?? 'none',
            number: (parts) => <PhoneLink number={phone ?? ''}>{parts}</PhoneLink>,
          })}
        </p>
      </div>
    </div>
  ))
}
