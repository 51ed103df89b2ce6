'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useChartCall } from './use-chart-call'

export interface RemoveAttachmentProps {
  readonly title: string
  readonly path: string
  readonly reload: () => Promise<unknown>
}

/** Removes a file for good (operation 21), after asking. */
export function RemoveAttachment({ title, path, reload }: RemoveAttachmentProps) {
  const t = useTranslations('chart')
  const call = useChartCall()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const remove = async () => {
    setBusy(true)
    setProblem(null)
    const answer = await call(path, { method: 'DELETE', body: {} })
    if (!answer.ok) setProblem(answer.words)
    if (answer.ok || answer.refusal.code === 'not_found') await reload()
    setBusy(false)
    if (answer.ok) setAsking(false)
  }
  if (!asking) {
    return (
      <Button
        variant="quiet"
        aria-label={t('attachments.removeOf', { name: title })}
        onClick={() => setAsking(true)}
      >
        {t('attachments.remove')}
      </Button>
    )
  }
  return (
    <div className="basis-full rounded-md bg-bed px-3 py-3">
      <p className="text-base font-semibold" role="alert">
        {t('attachments.removeAsk')}
      </p>
      {problem && <RefusalNote>{problem}</RefusalNote>}
      <div className="mt-3 flex flex-wrap gap-3">
        <Button disabled={busy} onClick={() => setAsking(false)}>
          {t('attachments.keep')}
        </Button>
        <Button variant="careful" disabled={busy} onClick={() => void remove()}>
          {t(busy ? 'attachments.removing' : 'attachments.removeYes')}
        </Button>
      </div>
    </div>
  )
}
