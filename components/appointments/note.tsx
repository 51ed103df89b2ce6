import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import type { Refusal } from '@/lib/errors'

export interface NotLoadedProps {
  readonly what: 'patient' | 'list' | 'rooms' | 'slots'
  /** When (ms) the data still shown was loaded; absent where none is shown. */
  readonly asOf?: number | undefined
  readonly refusal: Refusal
  readonly onAgain: () => void
}

/** Says what could not be loaded, with a button to try again. */
export function NotLoaded({ what, asOf, refusal, onAgain }: NotLoadedProps) {
  const { minuteTime } = useFormats()
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

/** A placeholder while something loads. */
export function Loading({ what, children }: LoadingProps) {
  const t = useTranslations('appointments')
  return (
    <div role="status">
      <span className="sr-only">{t(`loading.${what}`)}</span>
      <div aria-hidden>{children}</div>
    </div>
  )
}

/** One grey block of the placeholder. */
export const Blank = ({ className }: { className: string }) => (
  <div className={`rounded-md bg-bed ${className}`} />
)
