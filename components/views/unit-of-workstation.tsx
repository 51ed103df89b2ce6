'use client'

import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { Button } from '@/components/ui/button'
import { unitName } from '@/lib/board/own-unit'
import type { OwnUnit } from './own-unit'
import { useOwnUnit } from './view-provider'

/** The unit that this browser opens on, and a button to choose another; nothing for roles without one. */
export function UnitOfWorkstation({ onAsk }: { onAsk: () => void }) {
  const own = useOwnUnit()
  return own && <Chosen own={own} onAsk={onAsk} />
}

function Chosen({ own, onAsk }: { own: OwnUnit; onAsk: () => void }) {
  const t = useTranslations('views.unit')
  const chosen = useObservable(own.chosen)
  const unit = chosen && unitName(chosen)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4">
      <p className="min-w-0 flex-1 basis-56 text-ink-soft">
        {unit ? t('opensOn', { unit }) : chosen ? t('opensOnAll') : t('notChosen')}
      </p>
      <Button
        onClick={() => {
          own.asking.set(true)
          onAsk()
        }}
      >
        {t('choose')}
      </Button>
    </div>
  )
}
