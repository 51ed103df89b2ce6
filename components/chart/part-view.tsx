'use client'

import RotateCw from 'lucide-react/icons/rotate-cw'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import type { Part } from './use-part'

export type PartName =
  | 'appointments'
  | 'attachments'
  | 'demographics'
  | 'documents'
  | 'episodes'
  | 'episodeAppointments'
  | 'note'

export interface PartViewProps<T> {
  readonly part: Part<T>
  readonly what: PartName
  readonly children: (value: T) => ReactNode
}

/** A part of a chart: loading, failed, out of date, or there. */
export function PartView<T>({ part, what, children }: PartViewProps<T>) {
  const { minuteTime } = useFormats()
  const t = useTranslations('chart')
  const words = useRefusalWords()
  const { value, at, refusal, busy, reload } = part
  const again = (
    <Button className="mt-3" disabled={busy} onClick={() => void reload()}>
      <RotateCw aria-hidden className="size-5" />
      {t(busy ? 'trying' : 'tryAgain')}
    </Button>
  )
  if (value === undefined) {
    return refusal ? (
      <div className="pb-4">
        <RefusalNote refusal={refusal} />
        {again}
      </div>
    ) : (
      <p role="status" className="animate-pulse py-3 text-ink-soft motion-reduce:animate-none">
        {t(`asking.${what}`)}
      </p>
    )
  }
  return (
    <div className="pb-4">
      {refusal && (
        <div className="pb-4">
          <RefusalNote>
            {at
              ? t('asOf', { why: words(refusal), time: minuteTime(at) })
              : t('asOfBefore', { why: words(refusal) })}
          </RefusalNote>
          {again}
        </div>
      )}
      {children(value)}
    </div>
  )
}
