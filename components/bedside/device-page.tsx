'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CallEnded } from '@/components/call/call-over'
import { callApi } from '@/components/feed/http'
import { NightDim } from '@/components/wall/night-dim'
import { isNight } from '@/lib/board/wall-turns'
import { AllowCameraBanner } from './allow-camera-banner'
import { useBedside, useBedsideTime, useView } from './bedside-context'
import { CallOnDevice } from './call-on-device'
import { DeviceFrame } from './device-frame'
import { DeviceWithoutBed, Loading } from './empty-states'
import { ExternalCall } from './external-call'
import { HelpPanel } from './help-panel'
import { Knock, StillThere } from './knock'
import { type OpenCall, useAnswerKnock } from './use-answer-knock'
import { useSettledAttempts } from './use-ask'
import { useCallerWords } from './use-caller-words'

/** The page of the device. A call comes before a knock, a knock before everything else. */
export function DevicePage({ demo }: { demo: boolean }) {
  const { refresh } = useBedside()
  const view = useView()
  const [call, setCall] = useState<OpenCall | null>(null)
  const [ended, setEnded] = useState<CallEnded | null>(null)
  const door = useAnswerKnock((opened) => {
    setEnded(null)
    setCall(opened)
  })
  const { name } = useCallerWords(view?.knock?.by ?? null)
  const night = useBedsideTime((now) => isNight(new Date(now)))
  useSettledAttempts()
  const inCall = view?.knock != null
  useEffect(() => {
    // Another program's window does not report the end of its call; the end of the knock does.
    if (!inCall) setCall((open) => (open?.kind === 'away' ? null : open))
  }, [inCall])

  if (call?.kind === 'here') {
    const over = (state: CallEnded) => {
      setEnded(state)
      setCall(null)
      // Hung up at the bed: a nurse who joins again knocks again.
      if (state.kind === 'over' && state.why === 'left') void leave().then(refresh)
    }
    return <CallOnDevice callId={call.callId} name={name} onOver={over} />
  }
  const knock = view?.knock ?? null
  const knocking = knock !== null && knock.answered === null
  return (
    <DeviceFrame demo={demo}>
      <NightDim night={night} awake={view?.request != null} />
      {!view ? (
        <Loading />
      ) : call?.kind === 'away' ? (
        <ExternalCall url={call.url} onBack={() => setCall(null)} />
      ) : knocking ? (
        <Knock key={knock.since} knock={knock} door={door} />
      ) : view.place === null ? (
        <DeviceWithoutBed serial={view.serial} />
      ) : (
        <>
          {ended && <Ended ended={ended} />}
          {knock && <StillThere knock={knock} door={door} />}
          <HelpPanel />
          <AllowCameraBanner />
        </>
      )}
    </DeviceFrame>
  )
}

const leave = () => callApi('/api/bedside/leave', { method: 'POST', body: {} })

/** Says how the last call ended, and that camera and microphone are off. */
function Ended({ ended }: { ended: CallEnded }) {
  const t = useTranslations('bedside.call')
  const words = ended.kind === 'refused' ? 'refused' : ended.why === 'taken-over' ? 'takenOver' : 'over'
  return (
    <p role="status" className="text-2xl font-semibold">
      {t(words)}
    </p>
  )
}
