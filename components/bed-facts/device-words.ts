import { troublesOf } from '@/lib/board/device-report'
import type { BedDevice } from '@/lib/board/types'
import type { Translate } from '@/lib/words/translator'

/** What a device at a bed says of itself that somebody should know before a call, each a few words, worst first. */
function deviceNotes(device: BedDevice, t: Translate<'board'>): readonly string[] {
  const troubles = troublesOf(device).map((trouble) => t(`trouble.${trouble}`))
  return wantsPrivacy(device) ? [...troubles, t('privacy')] : troubles
}

/** Whoever lies here wants privacy, as far as the device is still heard of. */
export const wantsPrivacy = ({ report, silent }: BedDevice): boolean =>
  report?.privacy === true && silent !== true

/** "Device offline. Camera blocked. Privacy is on." `told`: how old that is, where it says something. */
export function deviceSentences(device: BedDevice, t: Translate<'board'>): string {
  const readiness = t(`device.${device.readiness}`)
  return [readiness, ...deviceNotes(device, t)].join('. ')
}
