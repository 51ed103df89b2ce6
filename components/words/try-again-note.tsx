import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from './refusal-note'

/** Why something is missing or out of date, with the button that loads it again. */
export function TryAgainNote({ children, again }: { children: ReactNode; again: () => void }) {
  const t = useTranslations('common')
  return (
    <>
      <RefusalNote>{children}</RefusalNote>
      <Button className="mt-3" onClick={again}>
        {t('tryAgain')}
      </Button>
    </>
  )
}
