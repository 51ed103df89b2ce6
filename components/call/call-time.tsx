'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import type { Observable } from '@/components/feed/observable'

export interface CallTimeProps {
  readonly since: Observable<number | null>
  /** Both sides have met before: a call without them has not "not started". */
  readonly met: boolean
}

/** The duration of the call, to the second. */
export function CallTime({ since, met }: CallTimeProps) {
  const t = useTranslations('call')
  const began = useObservable(since)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <p
      className="text-right text-base text-balance tabular-nums text-[#aab5bf] max-sm:max-w-24 max-sm:text-sm"
      data-began={began !== null}
    >
      {began === null
        ? t(met ? 'interrupted' : 'notYet')
        : t('since', { time: minutesAndSeconds(now - began) })}
    </p>
  )
}

/** Formats 75 000 ms as "1:15". */
function minutesAndSeconds(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
