'use client'

import ExternalLink from 'lucide-react/icons/external-link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { openTab } from '@/components/ui/new-tab'
import { RefusalNote } from '@/components/words/refusal-note'
import { useChartCall } from './use-chart-call'

/** Opens the appointment in Solo, in a tab of its own. The address is made for this one tap and stored nowhere. */
export function OpenInSolo({ appointmentId }: { appointmentId: string }) {
  const t = useTranslations('chart')
  const call = useChartCall()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [blocked, setBlocked] = useState(false)
  const open = async () => {
    const tab = openTab(t('appointments.openingTab'))
    setBlocked(!tab)
    setProblem(null)
    if (!tab) return
    setBusy(true)
    const answer = await call<{ url: string }>('solo-link', { method: 'POST', body: { appointmentId } })
    setBusy(false)
    if (answer.ok) {
      if (!tab.closed) tab.location.replace(answer.value.url)
      return
    }
    tab.close()
    setProblem(answer.words)
  }
  return (
    <>
      <Button disabled={busy} onClick={() => void open()}>
        <ExternalLink aria-hidden className="size-5" />
        {t(busy ? 'appointments.opening' : 'appointments.inSolo')}
      </Button>
      {problem && (
        <div className="basis-full">
          <RefusalNote>{problem}</RefusalNote>
        </div>
      )}
      {blocked && (
        <p role="alert" className="basis-full text-base font-medium">
          {t('appointments.blocked')}
        </p>
      )}
    </>
  )
}
