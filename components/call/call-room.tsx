'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import type { Observable } from '@/components/feed/observable'
import { AtDoor } from '@/components/invitations/at-door'
import { noteHand } from '@/components/ui/page-lock'
import { useWakeLock } from '@/components/ui/use-wake-lock'
import type { BedLeft, CallDoor, CallSide } from '@/lib/realtime/calls'
import { CallControls } from './call-controls'
import { type CallAside, CallFrame } from './call-frame'
import { CallNotices } from './call-notices'
import { type CallEnded, CallOver } from './call-over'
import { type CallSession, createCallSession } from './call-session'
import type { CallState } from './call-state'
import { CallTime } from './call-time'
import { sendQualityReports } from './quality-reports'
import { CallSessionProvider } from './session-context'
import { OtherTile, OwnTile } from './tiles'

/** Options for a call on a device at a bed, which shows another screen after the call. */
export interface AtBed {
  /** The nurse who was let in, by name and role. */
  readonly nurse: string
  /** While true, no nurse moves the camera. */
  readonly privacy: Observable<boolean>
  /** Shown above the videos. */
  readonly sign: (session: CallSession) => ReactNode
  /** Called once when the call has ended, instead of showing CallOver. */
  readonly onOver: (ended: CallEnded) => void
}

export interface CallRoomProps {
  readonly door: CallDoor
  readonly atBed?: AtBed
  /** Whether Lantern takes this page's word on the quality of the call: that of the nurse, and of the bed's device. */
  readonly reports: boolean
  /** What a nurse sees of the patient; absent on every other page. */
  readonly aside?: CallAside | null
}

/** How long a device at a bed waits for the nurse it let in, whose page may still be opening. */
const BED_PATIENCE_MS = 15_000

/** How often a call that runs counts as a hand. */
const HAND_EVERY_MS = 20_000

/** One call, from the request for the camera to its end. */
export function CallRoom({ door: { callId, side }, atBed, reports, aside = null }: CallRoomProps) {
  const [session, setSession] = useState<CallSession | null>(null)
  useWakeLock()
  const patienceMs = atBed ? BED_PATIENCE_MS : null
  const privacy = atBed?.privacy ?? null
  useEffect(() => {
    const made = createCallSession(callId, side, patienceMs, privacy)
    setSession(made)
    void made.start()
    const { meter } = made
    const endReports = reports && meter ? sendQualityReports(callId, meter.figures) : () => {}
    made.state.subscribe(() => isEnded(made.state.get()) && endReports())
    return () => {
      endReports()
      // The server keeps the seat of a page that goes away for a while: it may be a reload.
      made.stop()
    }
  }, [callId, side, patienceMs, privacy, reports])
  useEffect(() => {
    if (side !== 'provider' || !session) return
    // A nurse who listens touches nothing.
    const timer = setInterval(() => isEnded(session.state.get()) || noteHand(), HAND_EVERY_MS)
    return () => clearInterval(timer)
  }, [side, session])
  return session && <CallStage session={session} side={side} atBed={atBed} aside={aside} />
}

const isEnded = (state: CallState): state is CallEnded => state.kind === 'over' || state.kind === 'refused'

export interface StageProps {
  readonly session: CallSession
  readonly side: CallSide
  readonly atBed?: AtBed | undefined
  readonly aside: CallAside | null
}

/** What a session of a call shows: the room, or the page after it. */
export function CallStage({ session, side, atBed, aside }: StageProps) {
  const state = useObservable(session.state)
  const ended = isEnded(state) ? state : null
  if (ended && atBed) return <Gone state={ended} onOver={atBed.onOver} />
  const atDoor = state.kind === 'waiting' || (state.kind === 'entering' && side === 'guest')
  if (atDoor) return <AtDoor onLeave={() => void session.hangUp()} />
  return (
    <CallSessionProvider session={session}>
      <CallFrame aside={aside} bar={!ended && <Duration session={session} />}>
        {ended ? (
          <CallOver state={ended} side={side} after={aside?.after} />
        ) : (
          <Room session={session} side={side} atBed={atBed} aside={aside} />
        )}
      </CallFrame>
    </CallSessionProvider>
  )
}

function Gone({ state, onOver }: { state: CallEnded; onOver: AtBed['onOver'] }) {
  const tell = useRef(onOver)
  useEffect(() => tell.current(state), [state])
  return null
}

function Duration({ session }: { session: CallSession }) {
  const bedLeft = useObservable(session.bedLeft)
  return <CallTime since={session.since} met={bedLeft !== null} />
}

function Room({ session, side, atBed, aside }: StageProps) {
  const t = useTranslations('call')
  const others = useObservable(session.others)
  const state = useObservable(session.state)
  const bedLeft = useObservable(session.bedLeft)
  return (
    <main className="call-room" data-call={state.kind}>
      {atBed?.sign(session)}
      {aside ? (
        <h1 className="sr-only">{t('title')}</h1>
      ) : (
        <header className="flex flex-none flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
          <h1 className="text-lg font-bold">{t('title')}</h1>
          <Duration session={session} />
        </header>
      )}
      <CallNotices session={session} side={side} />
      {aside?.notices}
      <div className="call-stage" data-count={others.length}>
        {others.length === 0 ? (
          <div className="m-auto p-6 text-center text-balance">
            <p className="text-2xl" role="status">
              {t(waitingWords(state, side, bedLeft, aside !== null))}
            </p>
            {state.kind === 'in' && aside?.waiting}
          </div>
        ) : (
          others.map((other) => (
            <OtherTile
              key={other.member.id}
              other={other}
              nurse={atBed?.nurse}
              onPicture={session.meter?.pictureShown}
              zoomable={!atBed}
              onMove={side === 'provider' ? session.moveCamera : undefined}
            />
          ))
        )}
        <OwnTile capture={session.capture} />
      </div>
      <CallControls session={session} side={side} few={atBed !== undefined} />
    </main>
  )
}

/** The key of what the call waits for while no one else is in it. */
function waitingWords({ kind }: CallState, side: CallSide, bedLeft: BedLeft | null, knocksHere: boolean) {
  if (kind === 'entering') return 'entering'
  if (side !== 'provider') return 'waitingFor.provider'
  if (bedLeft === null) return 'waitingFor.patient'
  return knocksHere ? (`bedLeftHere.${bedLeft}` as const) : (`bedLeft.${bedLeft}` as const)
}
