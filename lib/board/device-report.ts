/** Whether a part of a device does its work. `blocked`: the browser may not use it. `unknown`: this browser does not tell. */
export const PART_STATES = ['works', 'missing', 'blocked', 'unknown'] as const
export type PartState = (typeof PART_STATES)[number]

export const NETWORK_STATES = ['good', 'slow', 'unknown'] as const
export type NetworkState = (typeof NETWORK_STATES)[number]

/** What a device at a bed says of itself. Nothing in it is of a patient. */
export interface DeviceReport {
  readonly camera: PartState
  readonly microphone: PartState
  readonly network: NetworkState
  /** In whole percent; null: it has none, or does not tell. */
  readonly battery: { readonly percent: number; readonly charging: boolean } | null
  /** Whoever lies there has asked for privacy: a knock makes no sound. */
  readonly privacy: boolean
}

/** A device reports this often while its page is open, and at once when something changes. */
export const REPORT_EVERY_MS = 30_000
/** One that has not reported for this long is taken to be off. */
export const SILENT_AFTER_MS = 90_000
/** Below this, and not charging, a battery is low. */
const LOW_BATTERY_PERCENT = 20

const stops = (part: PartState): boolean => part === 'missing' || part === 'blocked'

/** Whether a call could be taken by what a device reports of itself. */
export function readinessOf({ camera, microphone }: DeviceReport): 'ready' | 'offline' | 'unknown' {
  if (stops(camera) || stops(microphone)) return 'offline'
  return camera === 'works' && microphone === 'works' ? 'ready' : 'unknown'
}

/** Something of a device that somebody should know of, worst first; words are the board's. */
export type DeviceTrouble =
  | 'silent'
  | 'camera-blocked'
  | 'camera-missing'
  | 'microphone-blocked'
  | 'microphone-missing'
  | 'battery-low'
  | 'network-slow'

/**
 * Everything that is wrong with a device by its last report, worst first; empty for one that has none. Of one that is silent
 * nothing else is known any more.
 */
export function troublesOf(device: {
  readonly report?: DeviceReport
  readonly silent?: true
}): readonly DeviceTrouble[] {
  const { report, silent } = device
  if (silent) return ['silent']
  if (!report) return []
  const { camera, microphone, network, battery } = report
  const low = battery !== null && !battery.charging && battery.percent < LOW_BATTERY_PERCENT
  return [
    ...(camera === 'blocked' || camera === 'missing' ? [`camera-${camera}` as const] : []),
    ...(microphone === 'blocked' || microphone === 'missing' ? [`microphone-${microphone}` as const] : []),
    ...(low ? (['battery-low'] as const) : []),
    ...(network === 'slow' ? (['network-slow'] as const) : []),
  ]
}
