'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { useWakeLock } from '@/components/ui/use-wake-lock'
import type { BedLeft, CallDoor, CallSide } from '@/lib/realtime/calls'
import { CallControls } from './call-controls'
import { CallNotices } from './call-notices'
import { type CallEnded, CallOver } from './call-over'
import { type CallSession, createCallSession } from './call-session'
import type { CallState } from './call-state'
import { CallTime } from './call-time'
import { OtherTile, OwnTile } from './tiles'

/** Options for a call on a device at a bed, which shows another screen after the call. */
export interface AtBed {
  /** Shown above the videos. */
  readonly sign: (session: CallSession) => ReactNode
  /** Called once when the call has ended, instead of showing CallOver. */
  readonly onOver: (ended: CallEnded) => void
}

export interface CallRoomProps {
  readonly door: CallDoor
  readonly atBed?: AtBed
}

/** How long a device at a bed waits for the nurse it let in, whose page may still be opening. */
const BED_PATIENCE_MS = 15_000

/** One call, from the request for the camera to its end. */
export function CallRoom({ door: { callId, side }, atBed }: CallRoomProps) {
  const [session, setSession] = useState<CallSession | null>(null)
  useWakeLock()
  const patienceMs = atBed ? BED_PATIENCE_MS : null
  useEffect(() => {
    const made = createCallSession(callId, side, patienceMs)
    setSession(made)
    void made.start()
    // The server keeps the seat of a page that goes away for a while: it may be a reload.
    return () => made.stop()
  }, [callId, side, patienceMs])
  return session && <CallStage session={session} side={side} atBed={atBed} />
}

interface StageProps {
  readonly session: CallSession
  readonly side: CallSide
  readonly atBed: AtBed | undefined
}

function CallStage({ session, side, atBed }: StageProps) {
  const state = useObservable(session.state)
  if (state.kind === 'over' || state.kind === 'refused') {
    return atBed ? <Gone state={state} onOver={atBed.onOver} /> : <CallOver state={state} side={side} />
  }
  return <Room session={session} side={side} atBed={atBed} />
}

function Gone({ state, onOver }: { state: CallEnded; onOver: AtBed['onOver'] }) {
  const tell = useRef(onOver)
  useEffect(() => tell.current(state), [state])
  return null
}

function Room({ session, side, atBed }: StageProps) {
  const t = useTranslations('call')
  const others = useObservable(session.others)
  const state = useObservable(session.state)
  const bedLeft = useObservable(session.bedLeft)
  const frame = useRef<HTMLElement>(null)
  return (
    <main ref={frame} className="call-room" data-call={state.kind}>
      {atBed?.sign(session)}
      <header className="flex flex-none flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
        <h1 className="text-lg font-bold">{t('title')}</h1>
        <CallTime since={session.since} met={bedLeft !== null} />
      </header>
      <CallNotices session={session} side={side} />
      <div className="call-stage" data-count={others.length}>
        {others.length === 0 ? (
          <p className="m-auto p-6 text-center text-2xl text-balance" role="status">
            {t(waitingWords(state, side, bedLeft))}
          </p>
        ) : (
          others.map((other) => <OtherTile key={other.member.id} other={other} />)
        )}
        <OwnTile capture={session.capture} />
      </div>
      <CallControls session={session} side={side} frame={frame} few={atBed !== undefined} />
    </main>
  )
}

/** The key of what the call waits for while no one else is in it. */
function waitingWords({ kind }: CallState, side: CallSide, bedLeft: BedLeft | null) {
  if (kind === 'entering') return 'entering'
  if (side !== 'provider') return 'waitingFor.provider'
  return bedLeft === null ? 'waitingFor.patient' : (`bedLeft.${bedLeft}` as const)
}
