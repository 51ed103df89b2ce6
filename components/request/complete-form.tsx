'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Actions } from './use-actions'

/** Asks for confirmation before a request is completed and leaves every board. */
export function CompleteForm({ actions, onBack }: { actions: Actions; onBack: () => void }) {
  const t = useTranslations('request')
  const { run, busy, refusal } = actions
  return (
    <>
      <p className="text-xl font-bold">{t('complete.title')}</p>
      <p className="mt-1 text-ink-soft">{t('complete.text')}</p>
      {refusal && <RefusalNote refusal={refusal} />}
      <div className="mt-5 grid grid-cols-2 gap-3">
        <Button onClick={onBack}>{t('complete.notYet')}</Button>
        <Button variant="primary" disabled={busy !== null} onClick={() => void run('complete')}>
          {t(busy === 'complete' ? 'complete.busy' : 'complete.yes')}
        </Button>
      </div>
    </>
  )
}
