'use client'

import Move from 'lucide-react/icons/move'
import Video from 'lucide-react/icons/video'
import VideoOff from 'lucide-react/icons/video-off'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import type { CallEnded } from '@/components/call/call-over'
import { CallRoom } from '@/components/call/call-room'
import type { CallSession } from '@/components/call/call-session'
import { isProviderThere } from '@/components/call/provider-watch'
import { useObservable } from '@/components/feed/feed-context'
import type { Observable } from '@/components/feed/observable'
import { useFormats } from '@/components/words/use-formats'
import type { InviteeKind } from '@/lib/realtime/calls'
import { useBedside, useView } from './bedside-context'
import { EmergencyDuring } from './emergency-during'

export interface CallOnDeviceProps {
  readonly callId: string
  /** The caller who was let in. */
  readonly name: string
  /** Null where only Solo knows the caller. */
  readonly role: string | null
  readonly onOver: (ended: CallEnded) => void
}

/** The call on this page, under a sign that says who can see and hear the room. */
export function CallOnDevice({ callId, name, role, onOver }: CallOnDeviceProps) {
  const t = useTranslations('call')
  const { privacy } = useBedside()
  return (
    <div data-bedside-screen className="call-at-bed">
      <CallRoom
        door={{ callId, side: 'patient' }}
        reports
        atBed={{
          nurse: role === null ? name : t('nameAndRole', { name, role }),
          privacy,
          sign: (session) => <CameraSign session={session} name={name} />,
          onOver,
        }}
      />
      <div className="flex-none px-3 pb-3">
        <EmergencyDuring />
      </div>
    </div>
  )
}

/** Says in large words whether camera and microphone are on. */
function CameraSign({ session, name }: { session: CallSession; name: string }) {
  const t = useTranslations('bedside.call')
  const request = useView()?.request
  const { kind } = useObservable(session.state)
  const called = request?.priority === 'emergency' && request.status !== 'in-call'
  useEffect(() => session.sayEmergency(called), [session, called])
  const { media, fault } = useObservable(session.capture.state)
  const others = useObservable(session.others)
  const on = media.camera
  const waits = !on && !media.mic && !isProviderThere(others, kind === 'in')
  const words = on ? 'cameraOn' : media.mic ? 'cameraOff' : !waits && fault === null ? 'opening' : 'silent'
  const Icon = on ? Video : VideoOff
  return (
    <p
      role="status"
      data-camera={on ? 'on' : 'off'}
      className={`flex flex-none flex-wrap items-center justify-center gap-x-4 px-4 py-3 text-[1.75rem] leading-tight font-bold ${
        on ? 'bg-[#ffcc00] text-[#1d1700]' : 'bg-[#232b31] text-[#edf1f4]'
      }`}
    >
      <Icon aria-hidden className="size-9 flex-none" />
      {t(words)}
      {session.cameraMoves && <MovesSign moves={session.cameraMoves} />}
      <span className="text-lg font-semibold">{t(waits ? 'waitsFor' : 'with', { name })}</span>
      <GuestsHere kinds={others.flatMap(({ member }) => member.guest ?? [])} />
    </p>
  )
}

/** Says that it is the nurse who moves the camera, while they do. */
function MovesSign({ moves }: { moves: Observable<boolean> }) {
  const t = useTranslations('bedside.call')
  if (!useObservable(moves)) return null
  return (
    <span className="inline-flex items-center gap-2" data-moving>
      <Move aria-hidden className="size-7 flex-none" />
      {t('moving')}
    </span>
  )
}

/** Says who else sees and hears the room. */
function GuestsHere({ kinds }: { kinds: readonly InviteeKind[] }) {
  const t = useTranslations('bedside.call')
  const call = useTranslations('call')
  const { list } = useFormats()
  if (kinds.length === 0) return null
  return (
    <span data-guests className="basis-full text-center text-lg font-semibold">
      {t('also', { who: list(kinds.map((kind) => call(`guest.${kind}`))) })}
    </span>
  )
}
