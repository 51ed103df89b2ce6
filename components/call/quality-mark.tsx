import Signal from 'lucide-react/icons/signal'
import SignalLow from 'lucide-react/icons/signal-low'
import SignalMedium from 'lucide-react/icons/signal-medium'
import WifiOff from 'lucide-react/icons/wifi-off'
import { useTranslations } from 'use-intl'
import type { Quality } from './quality'

const ICONS = {
  connecting: SignalLow,
  good: Signal,
  fair: SignalMedium,
  poor: SignalLow,
  broken: WifiOff,
} as const

/** The quality of the connection: an icon, with words where it is not good. */
export function QualityMark({ quality }: { quality: Quality }) {
  const t = useTranslations('call')
  const Icon = ICONS[quality]
  return (
    <span className="call-fact" data-quality={quality}>
      <Icon aria-hidden className="size-4" />
      <span className={quality === 'good' ? 'sr-only' : ''}>{t(`quality.${quality}`)}</span>
    </span>
  )
}
