import CircleAlert from 'lucide-react/icons/circle-alert'
import ClockAlert from 'lucide-react/icons/clock-alert'
import MapPinOff from 'lucide-react/icons/map-pin-off'
import Moon from 'lucide-react/icons/moon'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { DeviceDot } from './device-dot'
import { DEVICE_ICONS } from './device-icons'

const NOT_READY = ['busy', 'offline', 'none'] as const

/** What the small marks on a bed's card mean. */
export function MarksLegend() {
  const t = useTranslations('board')
  return (
    <>
      <dl className="divide-y divide-line border-y border-line">
        <Mark mark={<DeviceDot readiness="ready" />}>{t('legend.ready')}</Mark>
        <Mark mark={<DeviceDot readiness="unknown" />}>{t('device.unknown')}</Mark>
        {NOT_READY.map((readiness) => {
          const Icon = DEVICE_ICONS[readiness]
          return (
            <Mark key={readiness} mark={<Icon />}>
              {t(`device.${readiness}`)}
            </Mark>
          )
        })}
        <Mark mark={<CircleAlert />}>{t('legend.fault')}</Mark>
        <Mark mark={<Moon />}>{t('privacy')}</Mark>
        <Mark mark={<MapPinOff />}>{t('unknownPlace')}</Mark>
        <Mark mark={<ClockAlert />}>{t('legend.old')}</Mark>
      </dl>
      <p className="mt-2 text-ink-soft">{t('legend.age')}</p>
    </>
  )
}

function Mark({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-10 items-center gap-4 py-1">
      <dt aria-hidden className="grid w-8 flex-none place-items-center text-2xl text-ink-soft [&_svg]:size-5">
        {mark}
      </dt>
      <dd className="min-w-0 flex-1 text-base">{children}</dd>
    </div>
  )
}
