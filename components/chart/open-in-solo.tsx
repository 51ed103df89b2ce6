'use client'

import ExternalLink from 'lucide-react/icons/external-link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { openTab } from '@/components/ui/new-tab'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Refusal } from '@/lib/errors'
import { useChartCall } from './use-chart-call'

/** Opens the appointment in Solo, in a tab of its own. The address is made for this one tap and kept nowhere. */
export function OpenInSolo({ appointmentId }: { appointmentId: string }) {
  const call = useChartCall()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [blocked, setBlocked] = useState(false)
  const open = async () => {
    const tab = openTab('Opening the visit in Solo…')
    setBlocked(!tab)
    setRefusal(null)
    if (!tab) return
    setBusy(true)
    const answer = await call<{ url: string }>('solo-link', { method: 'POST', body: { appointmentId } })
    setBusy(false)
    if (answer.ok) {
      if (!tab.closed) tab.location.replace(answer.value.url)
      return
    }
    tab.close()
    setRefusal(answer.refusal)
  }
  return (
    <>
      <Button disabled={busy} onClick={() => void open()}>
        <ExternalLink aria-hidden className="size-5" />
        {busy ? 'Opening…' : 'Open in Solo'}
      </Button>
      {refusal && (
        <div className="basis-full">
          <RefusalNote refusal={refusal} />
        </div>
      )}
      {blocked && (
        <p role="alert" className="basis-full text-base font-medium">
          The browser kept the new tab shut. Allow pop-ups for this page, then tap again.
        </p>
      )}
    </>
  )
}
