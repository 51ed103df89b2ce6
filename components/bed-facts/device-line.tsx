import CircleAlert from 'lucide-react/icons/circle-alert'
import MapPinOff from 'lucide-react/icons/map-pin-off'
import Moon from 'lucide-react/icons/moon'
import { useTime } from '@/components/feed/feed-context'
import { useBoardWords } from '@/components/session/session-context'
import { troublesOf } from '@/lib/board/device-report'
import { toldAgo } from '@/lib/board/freshness'
import { isUnknownPlace } from '@/lib/board/place'
import type { BedDevice } from '@/lib/board/types'
import { DeviceDot } from './device-dot'
import { DEVICE_ICONS } from './device-icons'
import { deviceSentences, wantsPrivacy } from './device-words'

export interface DeviceLineProps {
  readonly device: BedDevice
  /** When it was reported, in words (`useDeviceSince`). */
  readonly since: string
}

/**
 * Whether the device can take a call, and the age of that report. A ready device is a dot, unless it reports a fault or
 * has sent no report for long; other states have an icon and a word, and so has a place that Solo does not know.
 */
export function DeviceLine({ device, since }: DeviceLineProps) {
  const t = useBoardWords()
  const { readiness } = device
  const told = useTime((now) => toldAgo(device, now))
  const words = deviceSentences(device, t)
  const title = told ? t('deviceTold', { device: words, time: told }) : `${words}. ${since}`.trim()
  const [trouble] = troublesOf(device)
  const lost = isUnknownPlace(device)
  const quiet = readiness === 'ready' || readiness === 'unknown'
  const Icon = lost ? MapPinOff : quiet ? CircleAlert : DEVICE_ICONS[readiness]
  return (
    <span className="bed-line bed-device-line" title={title}>
      {quiet && !trouble && !lost ? (
        <DeviceDot readiness={readiness} />
      ) : (
        <>
          <Icon aria-hidden className="flex-none" />
          <span className={readiness === 'offline' || trouble || lost ? 'font-semibold text-ink-soft' : ''}>
            {lost
              ? t('unknownPlaceShort')
              : trouble
                ? t(`troubleShort.${trouble}`)
                : !quiet && t(`deviceShort.${readiness}`)}
          </span>
        </>
      )}
      {told && <span className="bed-told">{told}</span>}
      {wantsPrivacy(device) && (
        <>
          <Moon aria-hidden className="flex-none" />
          <span className="font-semibold text-ink-soft">{t('privacyShort')}</span>
        </>
      )}
    </span>
  )
}
