import MonitorOff from 'lucide-react/icons/monitor-off'
import MonitorPlay from 'lucide-react/icons/monitor-play'
import MonitorX from 'lucide-react/icons/monitor-x'
import type { DeviceReadiness } from '@/lib/board/types'

const WORDS: Readonly<Record<DeviceReadiness, string>> = {
  ready: 'Device ready',
  busy: 'Device in a call',
  offline: 'Device offline',
  unknown: 'Device not checked yet',
  none: 'No device',
}

const SHAPES = {
  busy: { icon: MonitorPlay, short: 'In a call' },
  offline: { icon: MonitorOff, short: 'Offline' },
  none: { icon: MonitorX, short: 'No device' },
} as const

export const deviceWords = (readiness: DeviceReadiness): string => WORDS[readiness]

/** Whether a call could be taken here. A ready device needs no words on the board; the others are told by shape. */
export function DeviceLine({ readiness }: { readiness: DeviceReadiness }) {
  if (readiness === 'ready' || readiness === 'unknown') {
    return (
      <span className="flex h-[1.125em] items-center" title={WORDS[readiness]}>
        <span
          className={
            readiness === 'ready'
              ? 'size-[0.4em] rounded-full bg-current opacity-60'
              : 'size-[0.5em] rounded-full border border-current opacity-80'
          }
        />
      </span>
    )
  }
  const { icon: Icon, short } = SHAPES[readiness]
  return (
    <span
      className={`bed-line flex items-center gap-[0.4em] ${readiness === 'offline' ? 'font-semibold text-ink-soft' : ''}`}
      title={WORDS[readiness]}
    >
      <Icon aria-hidden />
      {short}
    </span>
  )
}
