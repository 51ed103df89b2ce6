'use client'

import BatteryLow from 'lucide-react/icons/battery-low'
import BatteryMedium from 'lucide-react/icons/battery-medium'
import Check from 'lucide-react/icons/check'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import Wifi from 'lucide-react/icons/wifi'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { type DeviceReport, troublesOf } from '@/lib/board/device-report'
import { useBedside } from './bedside-context'

/** The device's own report, as the boards get it, for the person who sets it up. */
export function DeviceReportList() {
  const t = useTranslations('bedside.parts')
  const report = useObservable(useBedside().report)
  if (!report) return null
  const { camera, microphone, battery, network } = report
  return (
    <ul aria-label={t('label')} className="flex flex-wrap gap-x-4 gap-y-1 text-base text-ink-soft">
      <Part works={camera === 'works'}>{t(`camera.${camera}`)}</Part>
      <Part works={microphone === 'works'}>{t(`microphone.${microphone}`)}</Part>
      {network === 'slow' && (
        <Fact icon={<Wifi aria-hidden className="size-5" />} careful>
          {t('slow')}
        </Fact>
      )}
      {battery && <Battery report={report} battery={battery} />}
    </ul>
  )
}

function Part({ works, children }: { works: boolean; children: ReactNode }) {
  const Icon = works ? Check : TriangleAlert
  return (
    <Fact icon={<Icon aria-hidden className="size-5" />} careful={!works}>
      {children}
    </Fact>
  )
}

function Battery({
  report,
  battery,
}: {
  report: DeviceReport
  battery: NonNullable<DeviceReport['battery']>
}) {
  const t = useTranslations('bedside.parts')
  const low = troublesOf({ report }).includes('battery-low')
  const Icon = low ? BatteryLow : BatteryMedium
  return (
    <Fact icon={<Icon aria-hidden className="size-5" />} careful={low}>
      {t(battery.charging ? 'charging' : 'battery', { percent: battery.percent })}
    </Fact>
  )
}

function Fact({ icon, careful, children }: { icon: ReactNode; careful: boolean; children: ReactNode }) {
  return (
    <li className={`flex items-center gap-1.5 ${careful ? 'font-semibold text-ink' : ''}`}>
      {icon}
      {children}
    </li>
  )
}
