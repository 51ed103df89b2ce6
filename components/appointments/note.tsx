import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { minuteTime } from '@/components/bed-facts/clock-time'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import type { Refusal } from '@/lib/errors'

export interface NotLoadedProps {
  readonly what: 'patient' | 'list' | 'rooms' | 'slots'
  /** When (ms) what is shown all the same was loaded; absent where there is nothing to show. */
  readonly asOf?: number | undefined
  readonly refusal: Refusal
  readonly onAgain: () => void
}

/** What could not be loaded, and the way to try again. */
export function NotLoaded({ what, asOf, refusal, onAgain }: NotLoadedProps) {
  const t = useTranslations('appointments')
  const why = useRefusalWords()(refusal)
  return (
    <>
      <RefusalNote>
        {asOf === undefined
          ? t(`notLoaded.${what}`, { why })
          : t('notLoaded.asOf', { time: minuteTime(asOf), why })}
      </RefusalNote>
      <Button className="mt-3" onClick={onAgain}>
        {t('tryAgain')}
      </Button>
    </>
  )
}

export interface LoadingProps {
  readonly what: 'page' | 'patient' | 'appointments' | 'rooms' | 'slots'
  readonly children: ReactNode
}

/** Stands in for what is on its way. */
export function Loading({ what, children }: LoadingProps) {
  const t = useTranslations('appointments')
  return (
    <div role="status">
      <span className="sr-only">{t(`loading.${what}`)}</span>
      <div aria-hidden>{children}</div>
    </div>
  )
}

/** A piece of what is on its way. */
export const Blank = ({ className }: { className: string }) => (
  <div className={`rounded-md bg-bed ${className}`} />
)
