'use client'

import MicOff from 'lucide-react/icons/mic-off'
import ScreenShare from 'lucide-react/icons/screen-share'
import VideoOff from 'lucide-react/icons/video-off'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import type { CameraMove } from '@/lib/realtime/calls'
import type { Other } from './call-state'
import { CameraMoveControl } from './camera-move'
import type { Capture } from './capture'
import { QualityMark } from './quality-mark'
import { useCallSession } from './session-context'
import { useZoom } from './use-zoom'
import { ZoomControls } from './zoom-controls'

export interface OtherTileProps {
  readonly other: Other
  /** The nurse by name and role, where this page knows who is on the provider's side. */
  readonly nurse?: string | undefined
  /** Called with the member's id once their first picture is on the screen. */
  readonly onPicture?: ((memberId: string) => void) | undefined
  /** Whether the reader may enlarge the picture. */
  readonly zoomable: boolean
  /** Moves the camera of a member at the bed; absent where the reader may not. */
  readonly onMove?: ((memberId: string, move: CameraMove) => void) | undefined
}

/** Another member: video, sound, and what is wrong with either. */
export function OtherTile({
  other: { member, stream, quality },
  nurse,
  onPicture,
  zoomable,
  onMove,
}: OtherTileProps) {
  const t = useTranslations('call')
  const video = useRef<HTMLVideoElement>(null)
  const zoom = useZoom(video, zoomable)
  const { mic, camera, screen, fault } = member.media
  const pictured = camera || screen
  const role = t(member.guest ? `asGuest.${member.guest}` : `side.${member.side}`)
  const who = (member.side === 'provider' && nurse) || role
  return (
    <section
      className="call-tile"
      aria-label={who}
      data-member={member.side}
      data-zoomable={zoomable || undefined}
    >
      <Picture
        video={video}
        stream={stream}
        hidden={!pictured}
        transform={zoom.transform}
        onPicture={() => onPicture?.(member.id)}
      />
      {!pictured && <Blank words={t('cameraOff')} />}
      <p className="absolute inset-x-3 top-3 flex flex-wrap gap-2">
        <span className="call-fact">{who}</span>
        {!mic && (
          <span className="call-fact">
            <MicOff aria-hidden className="size-4" />
            {t('micOff')}
          </span>
        )}
        {screen && (
          <span className="call-fact">
            <ScreenShare aria-hidden className="size-4" />
            {t('sharing')}
          </span>
        )}
        {fault && <span className="call-fact">{t(`theirFault.${fault}`)}</span>}
        {member.away ? (
          <span className="call-fact">{t('away')}</span>
        ) : (
          fault !== 'unsupported' && <QualityMark quality={quality} />
        )}
      </p>
      {zoomable && pictured && (
        <div className="call-tools">
          {onMove && (
            <CameraMoveControl axes={member.media.moves ?? []} onMove={(move) => onMove(member.id, move)} />
          )}
          <ZoomControls zoom={zoom} />
        </div>
      )}
    </section>
  )
}

/** The user's own video, as the others see it. */
export function OwnTile({ capture }: { capture: Capture }) {
  const t = useTranslations('call')
  const { tracks, media } = useObservable(capture.state)
  const video = useRef<HTMLVideoElement>(null)
  const stream = useMemo(() => (tracks.video ? new MediaStream([tracks.video]) : null), [tracks.video])
  return (
    <section className="call-tile call-own" data-mirror={!media.screen} aria-label={t('you')}>
      <Picture video={video} stream={stream} hidden={!stream} muted />
      {!stream && <Blank words={t('cameraOff')} />}
      <p className="absolute inset-x-2 bottom-2 flex">
        <span className="call-fact">
          {!media.mic && <MicOff role="img" aria-label={t('micOff')} className="size-4" />}
          {t('you')}
        </span>
      </p>
    </section>
  )
}

function Picture({
  video,
  stream,
  hidden,
  muted = false,
  transform,
  onPicture,
}: {
  video: RefObject<HTMLVideoElement | null>
  stream: MediaStream | null
  hidden: boolean
  muted?: boolean
  transform?: string | undefined
  onPicture?: () => void
}) {
  const { playback } = useCallSession()
  useEffect(() => {
    const element = video.current
    if (!element) return
    if (element.srcObject !== stream) element.srcObject = stream
    // Without its sound where the browser wants a tap first; CallNotices asks for it.
    void playback.play(element)
  }, [stream, playback, video])
  useEffect(() => {
    const element = video.current
    return () => {
      if (element) playback.forget(element)
    }
  }, [playback, video])
  return (
    <video
      ref={video}
      autoPlay
      playsInline
      muted={muted}
      className={hidden ? 'opacity-0' : ''}
      style={{ transform }}
      onLoadedData={onPicture}
    />
  )
}

const Blank = ({ words }: { words: string }) => (
  <span className="absolute inset-0 grid place-items-center text-[#aab5bf]">
    <VideoOff role="img" aria-label={words} className="size-10 max-w-1/3" />
  </span>
)
