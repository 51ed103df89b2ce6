'use client'

import Siren from 'lucide-react/icons/siren'
import Volume from 'lucide-react/icons/volume-off'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import type { Guests } from '@/components/invitations/guests'
import { lazy } from '@/components/ui/lazy'
import type { CallSide } from '@/lib/realtime/calls'
import type { CallSession } from './call-session'

/** Says what is wrong with the connection or the devices, and what to do. */
export function CallNotices({ session, side }: { session: CallSession; side: CallSide }) {
  const t = useTranslations('call')
  const { kind } = useObservable(session.state)
  const others = useObservable(session.others)
  const bedIsLost =
    side === 'provider' &&
    others.some(
      ({ member: { side, away, media }, quality }) =>
        side === 'patient' && (away || (quality === 'broken' && media.fault !== 'unsupported')),
    )
  const isEmergency = side === 'provider' && others.some(({ member }) => member.media.emergency)
  const { fault, media } = useObservable(session.capture.state)
  return (
    <div role="status" className="flex-none">
      {session.guests && <GuestsAtDoor guests={session.guests} />}
      {isEmergency && (
        <p role="alert" className="call-notice call-emergency">
          <Siren aria-hidden className="size-6 flex-none" />
          {t('emergency')}
        </p>
      )}
      {kind === 'lost' && <p className="call-notice">{t('lost')}</p>}
      {kind === 'in' && bedIsLost && <p className="call-notice">{t('bedIsLost')}</p>}
      {fault && !(media.camera && media.mic) && <p className="call-notice">{t(`fault.${fault}`)}</p>}
      {media.screen && <p className="call-notice">{t('youShare')}</p>}
      <SoundNotice session={session} />
    </div>
  )
}

/** The button for sound, where the browser waits for a tap. Any tap and any key will do. */
function SoundNotice({ session: { playback } }: { session: CallSession }) {
  const t = useTranslations('call')
  const silenced = useObservable(playback.silenced)
  useEffect(() => {
    if (!silenced) return
    document.addEventListener('pointerup', playback.unsilence)
    document.addEventListener('keyup', playback.unsilence)
    return () => {
      document.removeEventListener('pointerup', playback.unsilence)
      document.removeEventListener('keyup', playback.unsilence)
    }
  }, [silenced, playback])
  if (!silenced) return null
  return (
    <button type="button" onClick={playback.unsilence} className="call-notice call-sound">
      <Volume aria-hidden className="size-6 flex-none" />
      {t('silent')}
    </button>
  )
}

const DoorNotice = lazy(() => import('@/components/invitations/door-notice'))

function GuestsAtDoor({ guests }: { guests: Guests }) {
  const waits = useObservable(guests.list).some(({ status }) => status === 'waiting')
  return waits && <DoorNotice guests={guests} />
}
