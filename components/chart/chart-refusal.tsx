'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import type { Refusal } from '@/lib/errors'

/** Why a chart stays closed; after too many of them, the time from which the next one opens. */
export function ChartRefusal({ refusal }: { refusal: Refusal }) {
  const seconds = Number(refusal.details?.retryAfterSeconds)
  if (refusal.code !== 'too_many_attempts' || !(seconds > 0)) return <RefusalNote refusal={refusal} />
  return <TooMany key={seconds} seconds={seconds} />
}

function TooMany({ seconds }: { seconds: number }) {
  const t = useTranslations('chart.glass')
  const { minuteTime } = useFormats()
  // Rounded up to a whole minute: at the time that is shown, the next chart opens.
  const [at] = useState(() => Math.ceil((Date.now() + seconds * 1_000) / 60_000) * 60_000)
  return <RefusalNote>{t('tooMany', { time: minuteTime(at) })}</RefusalNote>
}
