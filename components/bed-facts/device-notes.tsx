import CircleAlert from 'lucide-react/icons/circle-alert'
import Moon from 'lucide-react/icons/moon'
import { useTranslations } from 'use-intl'
import { troublesOf } from '@/lib/board/device-report'
import type { BedDevice } from '@/lib/board/types'
import { wantsPrivacy } from './device-words'

/** What a nurse should know of the device before joining: privacy is on, or a part does not work. */
export function DeviceNotes({ device }: { device: BedDevice }) {
  const t = useTranslations('board')
  const troubles = troublesOf(device)
  const privacy = wantsPrivacy(device)
  if (troubles.length === 0 && !privacy) return null
  return (
    <ul data-device-notes className="mt-3 grid gap-1.5 text-base font-semibold">
      {privacy && (
        <li className="flex items-center gap-2">
          <Moon aria-hidden className="size-5 flex-none" />
          {t('privacy')}
        </li>
      )}
      {troubles.map((trouble) => (
        <li key={trouble} className="flex items-center gap-2">
          <CircleAlert aria-hidden className="size-5 flex-none" />
          {t(`trouble.${trouble}`)}
        </li>
      ))}
    </ul>
  )
}
