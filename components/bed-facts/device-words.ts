import { troublesOf } from '@/lib/board/device-report'
import type { BedDevice } from '@/lib/board/types'
import type { Translate } from '@/lib/words/translator'
import { minuteTime } from './clock-time'

/** Returns what a nurse should know of a device before a call, a few words each, worst first. */
function deviceNotes(device: BedDevice, t: Translate<'board'>): readonly string[] {
  const troubles = troublesOf(device).map((trouble) => t(`trouble.${trouble}`))
  return wantsPrivacy(device) ? [...troubles, t('privacy')] : troubles
}

/** Whether the patient has turned privacy on, by a device that still reports. */
export const wantsPrivacy = ({ report, silent }: BedDevice): boolean =>
  report?.privacy === true && silent !== true

/** Whether Solo does not know the place of a bed that has a device: no request from there can be sent. */
export const isUnknownPlace = ({ placeUnknown, serial }: BedDevice): boolean =>
  placeUnknown === true && serial !== null

/** Returns "Device offline. Camera blocked. Privacy is on." */
export function deviceSentences(device: BedDevice, t: Translate<'board'>): string {
  const readiness = t(isUnknownPlace(device) ? 'unknownPlace' : `device.${device.readiness}`)
  return [readiness, ...deviceNotes(device, t)].join('. ')
}

/** A time of day says nothing of a report that is older. */
const SAME_DAY_MS = 12 * 3_600_000

/** Returns "Reported at 14:03."; empty where nothing was reported, or long ago. */
export function deviceSince({ at }: BedDevice, t: Translate<'board'>): string {
  return at === undefined || Date.now() - at > SAME_DAY_MS ? '' : t('deviceSince', { time: minuteTime(at) })
}
