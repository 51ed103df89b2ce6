'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CallEnded } from '@/components/call/call-over'
import type { LeftWhy } from '@/components/call/call-state'
import { callApi } from '@/components/feed/http'
import { useWakeLock } from '@/components/ui/use-wake-lock'
import { NightDim } from '@/components/wall/night-dim'
import { isNight } from '@/lib/board/wall-turns'
import type { CallEnd } from '@/lib/realtime/calls'
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
  useWakeLock()
  const view = useView()
  const [call, setCall] = useState<OpenCall | null>(null)
  const [ended, setEnded] = useState<{ readonly how: CallEnded; readonly since: number | null } | null>(null)
  const door = useAnswerKnock((opened) => {
    setEnded(null)
    setCall(opened)
  })
  const { name, role } = useCallerWords(view?.knock?.by ?? view?.request?.claimedBy ?? null)
  const night = useBedsideTime((now) => isNight(new Date(now)))
  useSettledAttempts()
  const inCall = view?.knock != null
  useEffect(() => {
    // Another program's window does not report the end of its call; the end of the knock does.
    if (!inCall) setCall((open) => (open?.kind === 'away' ? null : open))
  }, [inCall])

  if (call?.kind === 'here') {
    const over = (state: CallEnded) => {
      setEnded({ how: state, since: view?.knock?.since ?? null })
      setCall(null)
      // Left at the bed: a nurse who joins again knocks again.
      if (state.kind === 'over' && LEFT_HERE.has(state.why)) void leave().then(refresh)
    }
    return <CallOnDevice callId={call.callId} name={name} role={role} onOver={over} />
  }
  const knock = view?.knock ?? null
  // This device hears first that a nurse has left or is lost; a new knock is a new call.
  const isSame = ended !== null && (knock === null || knock.since === ended.since)
  const isGone = isSame && ended.how.kind === 'over' && WITHOUT_NURSE.has(ended.how.why)
  const knocking = knock !== null && knock.answered === null
  return (
    <DeviceFrame demo={demo} brief={knocking && call === null}>
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
          {isSame && <Ended ended={ended.how} name={name} stillOpen={knock !== null && !isGone} />}
          {knock && !isGone && <StillThere knock={knock} door={door} />}
          <HelpPanel />
          <AllowCameraBanner />
        </>
      )}
    </DeviceFrame>
  )
}

const leave = () => callApi('/api/bedside/leave', { method: 'POST', body: {} })

/** The ends of a call after which no nurse is in it. */
const WITHOUT_NURSE: ReadonlySet<string> = new Set<CallEnd | LeftWhy>(['hung-up', 'nurse-lost', 'empty'])

/** The ends of a call that the server learns from this device. */
const LEFT_HERE: ReadonlySet<string> = new Set<LeftWhy>(['left', 'nurse-lost', 'empty'])

interface EndedProps {
  readonly ended: CallEnded
  readonly name: string
  /** The nurse is still in the call: only this bed has left it. */
  readonly stillOpen: boolean
}

/** Says how the last call ended, and that camera and microphone are off. */
function Ended({ ended, name, stillOpen }: EndedProps) {
  const t = useTranslations('bedside.call')
  return (
    <p role="status" className="text-2xl font-semibold">
      {t(endWords(ended, stillOpen), { name })}
    </p>
  )
}

function endWords(ended: CallEnded, stillOpen: boolean) {
  if (ended.kind === 'refused') return 'refused'
  switch (ended.why) {
    case 'taken-over':
      return 'takenOver'
    case 'nurse-lost':
      return 'nurseLost'
    case 'empty':
      return 'empty'
    default:
      return ended.why === 'left' && stillOpen ? 'hungUp' : 'over'
  }
}
