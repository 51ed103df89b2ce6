import { createObservable, type Observable } from '@/components/feed/observable'
import type { DeviceReport } from '@/lib/board/device-report'
import { batteryFact, batteryOf, capabilityOf, networkState, permissionOf } from './device-capabilities'

export interface DeviceReportSource {
  /** Null until the browser has answered. */
  readonly report: Observable<DeviceReport | null>
  /** Reads every capability again, for example after a permission was given. */
  readonly refresh: () => Promise<void>
  readonly stop: () => void
}

const PARTS = ['camera', 'microphone'] as const

/** Observes what this device is able to do, without ever opening its camera. */
export function observeDeviceReport(
  privacy: Observable<boolean>,
  roundTripMs: Pick<Observable<number | null>, 'get' | 'subscribe'>,
): DeviceReportSource {
  const report = createObservable<DeviceReport | null>(
    null,
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  )
  const battery = batteryOf()
  let stopped = false
  const stops: (() => void)[] = []

  const refresh = async () => {
    const [camera, microphone, power] = await Promise.all([
      capabilityOf('camera'),
      capabilityOf('microphone'),
      battery,
    ])
    if (stopped) return
    report.set({
      camera,
      microphone,
      network: networkState(roundTripMs.get()),
      battery: batteryFact(power),
      privacy: privacy.get(),
    })
  }
  const again = () => void refresh()

  const follow = (target: EventTarget | null, ...names: readonly string[]) => {
    if (!target || stopped) return
    for (const name of names) {
      target.addEventListener(name, again)
      stops.push(() => target.removeEventListener(name, again))
    }
  }
  stops.push(privacy.subscribe(again), roundTripMs.subscribe(again))
  if ('mediaDevices' in navigator) follow(navigator.mediaDevices, 'devicechange')
  for (const part of PARTS) void permissionOf(part).then((permission) => follow(permission, 'change'))
  void battery.then((power) => follow(power, 'chargingchange', 'levelchange'))
  again()

  return {
    report,
    refresh,
    stop() {
      stopped = true
      for (const stop of stops) stop()
    },
  }
}
