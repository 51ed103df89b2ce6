'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { CANCEL_REASONS } from '@/lib/board/reasons'
import type { Actions } from './use-actions'

/** Asks why a request is cancelled; the tap on a reason cancels it. */
export function CancelForm({ actions, onBack }: { actions: Actions; onBack: () => void }) {
  const { cancel, busy, refusal } = actions
  const t = useTranslations('request')
  const board = useTranslations('board')
  return (
    <>
      <p className="text-xl font-bold">{t('cancel.why')}</p>
      <div className="mt-3 grid gap-2 sm:grid-cols-2">
        {CANCEL_REASONS.map((id) => (
          <Button key={id} disabled={busy !== null} onClick={() => void cancel(id)}>
            {board(`cancelReason.${id}`)}
          </Button>
        ))}
      </div>
      {refusal && <RefusalNote refusal={refusal} />}
      <Button variant="primary" className="mt-5 w-full" onClick={onBack}>
        {t('cancel.keep')}
      </Button>
    </>
  )
}
