'use client'

import { useTranslations } from 'use-intl'
import { useBoardSession } from '@/components/session/session-context'
import { Button } from '@/components/ui/button'
import { usePlaces } from '@/components/words/use-places'
import type { Bed } from '@/lib/board/types'

/** Says that the request has moved with its patient to another bed. */
export function MovedNote({ to }: { to: Bed }) {
  const t = useTranslations('request')
  const places = usePlaces()
  const { openBed } = useBoardSession()
  return (
    <>
      <p className="text-2xl font-bold tracking-tight" role="status">
        {t('gone.title', { bed: places.roomAndBed(to) })}
      </p>
      <p className="mt-1 text-lg text-ink-soft">{t('gone.text')}</p>
      <Button variant="primary" className="mt-6 w-full" onClick={() => openBed(to.id)}>
        {t('gone.goTo', { bed: places.roomAndBed(to) })}
      </Button>
    </>
  )
}
