'use client'

import VideoOff from 'lucide-react/icons/video-off'
import { useTranslations } from 'use-intl'
import { LanguageChoice } from '@/components/words/language-choice'
import { DeviceReportList } from './device-report-list'
import { PrivacySwitch } from './privacy-switch'

export interface DeviceFooterProps {
  /** Only what a patient may need while a nurse knocks: the knock itself says that the camera is off. */
  readonly brief: boolean
}

/** The privacy switch, whether the camera is on, and what the device is able to do. */
export function DeviceFooter({ brief }: DeviceFooterProps) {
  const t = useTranslations('bedside')
  if (brief) {
    return (
      <footer className="flex flex-none flex-wrap items-center justify-between gap-x-6 gap-y-1 border-t border-line bg-surface px-[4vw] py-2">
        <PrivacySwitch />
        <LanguageChoice />
      </footer>
    )
  }
  return (
    <footer className="flex flex-none flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line bg-surface px-[4vw] py-3">
      <PrivacySwitch />
      <p className="flex items-center gap-3 text-lg font-semibold" data-camera="off">
        <VideoOff aria-hidden className="size-7 flex-none" />
        {t('camera.off')}
      </p>
      <div className="flex basis-full flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <DeviceReportList />
        <LanguageChoice />
      </div>
    </footer>
  )
}
