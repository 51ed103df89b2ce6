/** Whether a part of a device works. `blocked`: the browser may not use it. `unknown`: the browser does not say. */
export const PART_STATES = ['works', 'missing', 'blocked', 'unknown'] as const
export type PartState = (typeof PART_STATES)[number]

export const NETWORK_STATES = ['good', 'slow', 'unknown'] as const
export type NetworkState = (typeof NETWORK_STATES)[number]

/** What a device at a bed reports about itself. It holds no patient data. */
export interface DeviceReport {
  readonly camera: PartState
  readonly microphone: PartState
  readonly network: NetworkState
  /** In whole percent; null: the device has no battery, or does not say. */
  readonly battery: { readonly percent: number; readonly charging: boolean } | null
  /** The patient has asked for privacy: a knock makes no sound. */
  readonly privacy: boolean
}

/** How often a device reports while its page is open. It also reports at once when something changes. */
export const REPORT_EVERY_MS = 30_000
/** A device that has not reported for this long counts as off. */
export const SILENT_AFTER_MS = 90_000
/** A battery below this that does not charge is low. */
const LOW_BATTERY_PERCENT = 20

const stops = (part: PartState): boolean => part === 'missing' || part === 'blocked'

/** Returns whether the device could take a call, by its own report. */
export function readinessOf({ camera, microphone }: DeviceReport): 'ready' | 'offline' | 'unknown' {
  if (stops(camera) || stops(microphone)) return 'offline'
  return camera === 'works' && microphone === 'works' ? 'ready' : 'unknown'
}

/** A problem of a device that the staff should know, worst first; the board has the words. */
export type DeviceTrouble =
  | 'silent'
  | 'camera-blocked'
  | 'camera-missing'
  | 'microphone-blocked'
  | 'microphone-missing'
  | 'battery-low'
  | 'network-slow'

/**
 * Returns every problem of a device by its last report, worst first; empty without a report. Of a silent device nothing else is
 * known.
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
