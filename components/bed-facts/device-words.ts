import { troublesOf } from '@/lib/board/device-report'
import { isUnknownPlace } from '@/lib/board/place'
import type { BedDevice } from '@/lib/board/types'
import type { Translate } from '@/lib/words/translator'

/** Returns what a nurse should know of a device before a call, a few words each, worst first. */
function deviceNotes(device: BedDevice, t: Translate<'board'>): readonly string[] {
  const troubles = troublesOf(device).map((trouble) => t(`trouble.${trouble}`))
  return wantsPrivacy(device) ? [...troubles, t('privacy')] : troubles
}

/** Whether the patient has turned privacy on, by a device that still reports. */
export const wantsPrivacy = ({ report, silent }: BedDevice): boolean =>
  report?.privacy === true && silent !== true

/** Returns "Device offline. Camera blocked. Privacy is on." */
export function deviceSentences(device: BedDevice, t: Translate<'board'>): string {
  const readiness = t(isUnknownPlace(device) ? 'unknownPlace' : `device.${device.readiness}`)
  return [readiness, ...deviceNotes(device, t)].join('. ')
}
