'use client'

import MicOff from 'lucide-react/icons/mic-off'
import ScreenShare from 'lucide-react/icons/screen-share'
import VideoOff from 'lucide-react/icons/video-off'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import type { Other } from './call-state'
import type { Capture } from './capture'
import { QualityMark } from './quality-mark'
import { useCallSession } from './session-context'

export interface OtherTileProps {
  readonly other: Other
  /** Called with the member's id once their first picture is on the screen. */
  readonly onPicture?: ((memberId: string) => void) | undefined
}

/** Another member: video, sound, and what is wrong with either. */
export function OtherTile({ other: { member, stream, quality }, onPicture }: OtherTileProps) {
  const t = useTranslations('call')
  const { mic, camera, screen, fault } = member.media
  const pictured = camera || screen
  return (
    <section className="call-tile" aria-label={t(`side.${member.side}`)} data-member={member.side}>
      <Picture stream={stream} hidden={!pictured} onPicture={() => onPicture?.(member.id)} />
      {!pictured && <Blank words={t('cameraOff')} />}
      <p className="absolute inset-x-3 top-3 flex flex-wrap gap-2">
        <span className="call-fact">{t(`side.${member.side}`)}</span>
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
    </section>
  )
}

/** The user's own video, as the others see it. */
export function OwnTile({ capture }: { capture: Capture }) {
  const t = useTranslations('call')
  const { tracks, media } = useObservable(capture.state)
  const stream = useMemo(() => (tracks.video ? new MediaStream([tracks.video]) : null), [tracks.video])
  return (
    <section className="call-tile call-own" data-mirror={!media.screen} aria-label={t('you')}>
      <Picture stream={stream} hidden={!stream} muted />
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
  stream,
  hidden,
  muted = false,
  onPicture,
}: {
  stream: MediaStream | null
  hidden: boolean
  muted?: boolean
  onPicture?: () => void
}) {
  const video = useRef<HTMLVideoElement>(null)
  const { playback } = useCallSession()
  useEffect(() => {
    const element = video.current
    if (!element) return
    if (element.srcObject !== stream) element.srcObject = stream
    // Without its sound where the browser wants a tap first; CallNotices asks for it.
    void playback.play(element)
  }, [stream, playback])
  return (
    <video
      ref={video}
      autoPlay
      playsInline
      muted={muted}
      className={hidden ? 'opacity-0' : ''}
      onLoadedData={onPicture}
    />
  )
}

const Blank = ({ words }: { words: string }) => (
  <span className="absolute inset-0 grid place-items-center text-[#aab5bf]">
    <VideoOff role="img" aria-label={words} className="size-10 max-w-1/3" />
  </span>
)
