import MonitorOff from 'lucide-react/icons/monitor-off'
import MonitorPlay from 'lucide-react/icons/monitor-play'
import MonitorX from 'lucide-react/icons/monitor-x'
import { useTime } from '@/components/feed/feed-context'
import { toldAgo } from '@/lib/board/freshness'
import type { BedDevice } from '@/lib/board/types'
import { useBoardWords } from '../session-context'

const SHAPES = { busy: MonitorPlay, offline: MonitorOff, none: MonitorX } as const

/**
 * Whether a call could be taken here, and how old that knowledge is. A ready device needs no words on the board, unless Solo
 * has long been silent about it; the others are told by shape.
 */
export function DeviceLine({ device }: { device: BedDevice }) {
  const t = useBoardWords()
  const { readiness, at } = device
  const told = useTime((now) => toldAgo(device, now))
  const words = t(`device.${readiness}`)
  const title = told && at !== undefined ? t('deviceTold', { device: words, time: told }) : words
  if (readiness === 'ready' || readiness === 'unknown') {
    return (
      <span className="bed-line bed-device-line" title={title}>
        <span
          className={
            readiness === 'ready'
              ? 'size-[0.4em] flex-none rounded-full bg-current opacity-60'
              : 'size-[0.5em] flex-none rounded-full border border-current opacity-80'
          }
        />
        {told && <span className="bed-told">{told}</span>}
      </span>
    )
  }
  const Icon = SHAPES[readiness]
  return (
    <span className="bed-line bed-device-line" title={title}>
      <Icon aria-hidden className="flex-none" />
      <span className={readiness === 'offline' ? 'font-semibold text-ink-soft' : ''}>
        {t(`deviceShort.${readiness}`)}
      </span>
      {told && <span className="bed-told">{told}</span>}
    </span>
  )
}
