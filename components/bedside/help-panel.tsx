'use client'

import { useTranslations } from 'use-intl'
import { RefusalNote } from '@/components/words/refusal-note'
import { AlwaysInView } from './always-in-view'
import { AskPanel, EmergencyButton } from './ask-panel'
import { useAttemptHere, useBedside, useBedsideTime, useView } from './bedside-context'
import { BigButton } from './big-button'
import { EmergencyDuring } from './emergency-during'
import { helpStateOf } from './help-state'
import { HelpStatePanel } from './help-state-panel'
import { useAsk } from './use-ask'
import { useCancelWithUndo } from './use-cancel-with-undo'

/** The buttons that ask for help, or the state of the request. */
export function HelpPanel() {
  const { clock } = useBedside()
  const view = useView()
  const request = view?.request ?? null
  const attempt = useAttemptHere()
  // Re-renders when the time changes the state, not every second.
  useBedsideTime((now) => helpStateOf(request, attempt, now).kind)
  const standing = helpStateOf(request, attempt, clock.now())
  if (standing.kind === 'nothing') return <AskPanel />
  // The way back into the call is shown above; here only the priority can be raised.
  if (standing.kind === 'in-call' && view?.knock) {
    return (
      <AlwaysInView>
        <EmergencyDuring />
      </AlwaysInView>
    )
  }
  return (
    <>
      <HelpStatePanel standing={standing} />
      <WhatNow priority={'priority' in standing ? standing.priority : request?.priority} />
    </>
  )
}

/** Raises the priority, or cancels the request. */
function WhatNow({ priority }: { priority: string | undefined }) {
  const t = useTranslations('bedside.asked')
  const ask = useAsk()
  const request = useView()?.request ?? null
  const taking = useCancelWithUndo()
  if (request && taking.requestId === request.id) {
    return (
      <div role="status" className="flex flex-wrap items-center justify-between gap-4">
        <p className="text-2xl font-semibold">{t('cancelling')}</p>
        <BigButton variant="primary" onClick={taking.undo}>
          {t('keep')}
        </BigButton>
      </div>
    )
  }
  return (
    <>
      {taking.refusal && <RefusalNote refusal={taking.refusal} />}
      <AlwaysInView>
        <div className="flex flex-auto flex-wrap gap-4 *:flex-1 *:basis-80 short:gap-2 short:*:min-h-14 short:*:basis-60">
          {priority !== 'emergency' && request?.status !== 'in-call' && (
            <EmergencyButton words={t('raise')} onPress={() => ask('emergency')} />
          )}
          {request?.mayCancel && (
            <BigButton onClick={() => taking.start(request.id)}>{t('cancel')}</BigButton>
          )}
        </div>
      </AlwaysInView>
    </>
  )
}
