'use client'

import Maximize from 'lucide-react/icons/maximize'
import Mic from 'lucide-react/icons/mic'
import MicOff from 'lucide-react/icons/mic-off'
import PhoneOff from 'lucide-react/icons/phone-off'
import ScreenShare from 'lucide-react/icons/screen-share'
import ScreenShareOff from 'lucide-react/icons/screen-share-off'
import Video from 'lucide-react/icons/video'
import VideoOff from 'lucide-react/icons/video-off'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import type { CallSide } from '@/lib/realtime/calls'
import type { CallSession } from './call-session'
import { ControlButton } from './control-button'
import { DeviceChoice } from './device-choice'
import { Invite } from './invite'
import { isProviderThere } from './provider-watch'

export interface CallControlsProps {
  readonly session: CallSession
  readonly side: CallSide
  readonly frame: RefObject<HTMLElement | null>
  /** Shows only the controls that a patient needs, larger. */
  readonly few: boolean
}

/** The buttons of a call. Each is labelled with its action; "off" looks pressed. */
export function CallControls({ session, side, frame, few }: CallControlsProps) {
  const t = useTranslations('call')
  const { capture } = session
  const { media } = useObservable(capture.state)
  const others = useObservable(session.others)
  const { kind } = useObservable(session.state)
  // No patient opens a camera for a nurse who is not there.
  const alone = side === 'patient' && !(media.mic || media.camera) && !isProviderThere(others, kind === 'in')
  return (
    <footer
      className="flex flex-none flex-wrap items-center justify-center gap-2 p-3"
      {...(few ? { 'data-few': true } : {})}
    >
      {!alone && (
        <>
          <ControlButton
            icon={media.mic ? Mic : MicOff}
            words={t(media.mic ? 'mute' : 'unmute')}
            off={!media.mic}
            onPress={() => void capture.setMic(!media.mic)}
          />
          <ControlButton
            icon={media.camera ? Video : VideoOff}
            words={t(media.camera ? 'stopCamera' : 'startCamera')}
            off={!media.camera}
            onPress={() => void capture.setCamera(!media.camera)}
          />
        </>
      )}
      {!few && !alone && <More session={session} side={side} frame={frame} />}
      <ControlButton icon={PhoneOff} words={t('hangUp')} ends onPress={() => void session.hangUp()} />
    </footer>
  )
}

/** The further controls of a workstation. */
function More({ session, side, frame }: Omit<CallControlsProps, 'few'>) {
  const t = useTranslations('call')
  const { capture } = session
  const { media } = useObservable(capture.state)
  return (
    <>
      <ControlButton
        icon={media.screen ? ScreenShareOff : ScreenShare}
        words={t(media.screen ? 'stopSharing' : 'share')}
        off={media.screen}
        onPress={() => (media.screen ? capture.stopScreen() : void capture.shareScreen())}
      />
      <DeviceChoice capture={capture} />
      {side === 'provider' && <Invite session={session} />}
      <ControlButton
        icon={Maximize}
        words={t('fullScreen')}
        onPress={() => toggleFullScreen(frame.current)}
      />
    </>
  )
}

function toggleFullScreen(element: HTMLElement | null): void {
  if (document.fullscreenElement) void document.exitFullscreen()
  else void element?.requestFullscreen()
}
