'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { Button } from '@/components/ui/button'
import { unitName } from '@/lib/board/own-unit'
import type { OwnUnit } from './own-unit'
import { UnitChoice } from './unit-choice'
import { useOwnUnit } from './view-provider'

/** The unit that this browser opens on, and a button to choose another; nothing for roles without one. */
export function UnitOfWorkstation({ onChosen }: { onChosen: () => void }) {
  const own = useOwnUnit()
  return own && <Chosen own={own} onChosen={onChosen} />
}

function Chosen({ own, onChosen }: { own: OwnUnit; onChosen: () => void }) {
  const t = useTranslations('views.unit')
  const chosen = useObservable(own.chosen)
  const unit = chosen && unitName(chosen)
  const [choosing, setChoosing] = useState(false)
  if (choosing) return <UnitChoice own={own} onChosen={onChosen} />
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4">
      <p className="min-w-0 flex-1 basis-56 text-ink-soft">
        {unit ? t('opensOn', { unit }) : chosen ? t('opensOnAll') : t('notChosen')}
      </p>
      <Button onClick={() => setChoosing(true)}>{t('choose')}</Button>
    </div>
  )
}
