'use client'

import Ellipsis from 'lucide-react/icons/ellipsis'
import Maximize from 'lucide-react/icons/maximize'
import Mic from 'lucide-react/icons/mic'
import MicOff from 'lucide-react/icons/mic-off'
import Minimize from 'lucide-react/icons/minimize'
import PhoneOff from 'lucide-react/icons/phone-off'
import ScreenShare from 'lucide-react/icons/screen-share'
import ScreenShareOff from 'lucide-react/icons/screen-share-off'
import Video from 'lucide-react/icons/video'
import VideoOff from 'lucide-react/icons/video-off'
import { useId, useState, useSyncExternalStore } from 'react'
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
  /** Shows only the controls that a patient needs, larger. */
  readonly few: boolean
}

/** The buttons of a call. Each is labelled with its action; "off" looks pressed. */
export function CallControls({ session, side, few }: CallControlsProps) {
  const t = useTranslations('call')
  const { capture } = session
  const { media } = useObservable(capture.state)
  const others = useObservable(session.others)
  const { kind } = useObservable(session.state)
  // No patient opens a camera for a nurse who is not there.
  const alone = side === 'patient' && !(media.mic || media.camera) && !isProviderThere(others, kind === 'in')
  return (
    <footer className="call-controls" {...(few ? { 'data-few': true } : {})}>
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
      {!few && !alone && <More session={session} />}
      <ControlButton icon={PhoneOff} words={t('hangUp')} ends onPress={() => void session.hangUp()} />
    </footer>
  )
}

/** The further controls of a workstation; behind a button where the room is narrow. */
function More({ session }: Pick<CallControlsProps, 'session'>) {
  const t = useTranslations('call')
  const id = useId()
  const [open, setOpen] = useState(false)
  const { capture } = session
  const { media } = useObservable(capture.state)
  const sharesScreen = useBrowser(canShareScreen)
  const fillsScreen = useBrowser(canFillScreen)
  return (
    <>
      <ControlButton
        icon={Ellipsis}
        words={t('more')}
        off={open}
        aria-expanded={open}
        aria-controls={id}
        only="narrow"
        onPress={() => setOpen(!open)}
      />
      <div id={id} className="call-more" data-open={open}>
        {sharesScreen && (
          <ControlButton
            icon={media.screen ? ScreenShareOff : ScreenShare}
            words={t(media.screen ? 'stopSharing' : 'share')}
            off={media.screen}
            onPress={() => (media.screen ? capture.stopScreen() : void capture.shareScreen())}
          />
        )}
        <DeviceChoice capture={capture} />
        {session.guests && <Invite guests={session.guests} />}
        {fillsScreen && <FullScreen />}
      </div>
    </>
  )
}

/** The whole page, so that dialogs and the panel are in sight there, too. */
function FullScreen() {
  const t = useTranslations('call')
  const full = useFullScreen()
  return (
    <ControlButton
      icon={full ? Minimize : Maximize}
      words={t(full ? 'leaveFullScreen' : 'fullScreen')}
      off={full}
      onPress={() =>
        void (full ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => {})
      }
    />
  )
}

/** Phones and plain http cannot. */
const canShareScreen = (): boolean =>
  'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices
/** Safari on a telephone cannot. */
const canFillScreen = (): boolean => 'requestFullscreen' in document.documentElement

/** Returns what the browser has; false before hydration. */
const useBrowser = (has: () => boolean): boolean => useSyncExternalStore(never, has, () => false)
const never = () => () => {}

const useFullScreen = (): boolean =>
  useSyncExternalStore(
    watchFullScreen,
    () => document.fullscreenElement !== null,
    () => false,
  )

function watchFullScreen(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener)
  return () => document.removeEventListener('fullscreenchange', listener)
}
