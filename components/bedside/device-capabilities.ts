import { canCall } from '@/components/call/can-call'
import { MOVABLE } from '@/components/call/movable-camera'
import type { DeviceReport, NetworkState, PartState } from '@/lib/board/device-report'

/** From this round trip on, people notice the delay. */
const SLOW_MS = 1_000

/** BatteryManager of the Battery Status API (W3C); only browsers built on Chromium have it. */
interface Battery extends EventTarget {
  readonly level: number
  readonly charging: boolean
}

/** Returns whether the browser could open its camera or microphone, without opening it. */
export async function capabilityOf(kind: 'camera' | 'microphone'): Promise<PartState> {
  // `mediaDevices` is missing on plain http: nothing can be opened there. Without WebRTC nothing is opened, for no call would show it.
  if (!('mediaDevices' in navigator) || !canCall()) return 'blocked'
  const permission = await permissionOf(kind)
  if (permission?.state === 'denied') return 'blocked'
  const wanted = kind === 'camera' ? 'videoinput' : 'audioinput'
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => [])
  if (!devices.some((device) => device.kind === wanted)) return 'missing'
  return permission?.state === 'granted' ? 'works' : 'unknown'
}

/** Returns the browser's permission; null where the browser does not say. */
export async function permissionOf(kind: 'camera' | 'microphone'): Promise<PermissionStatus | null> {
  try {
    return await navigator.permissions.query({ name: kind })
  } catch {
    return null
  }
}

export async function batteryOf(): Promise<Battery | null> {
  const ask: unknown = Reflect.get(navigator, 'getBattery')
  if (typeof ask !== 'function') return null
  try {
    const battery: unknown = await ask.call(navigator)
    return isBattery(battery) ? battery : null
  } catch {
    return null
  }
}

const isBattery = (value: unknown): value is Battery =>
  value instanceof EventTarget &&
  typeof Reflect.get(value, 'level') === 'number' &&
  typeof Reflect.get(value, 'charging') === 'boolean'

export const batteryFact = (battery: Battery | null): DeviceReport['battery'] =>
  battery && { percent: Math.round(battery.level * 100), charging: battery.charging }

/**
 * Grades the network.
 * @param roundTripMs - duration of the last answer; null before the first
 */
export const networkState = (roundTripMs: number | null): NetworkState =>
  roundTripMs === null ? 'unknown' : roundTripMs >= SLOW_MS ? 'slow' : 'good'

/**
 * Opens camera and microphone and releases both at once, so that the browser asks the person who sets the device up. Chromium
 * asks whether a camera that can be moved may be: later, before a patient, the device does not ask.
 */
export async function requestCameraAndMicrophone(): Promise<void> {
  if (!('mediaDevices' in navigator)) return
  const all = [
    { video: MOVABLE, audio: true },
    { video: true, audio: true },
    { audio: true },
    { video: true },
  ]
  for (const wanted of all) {
    const opened = await navigator.mediaDevices.getUserMedia(wanted).catch(() => null)
    if (!opened) continue
    for (const track of opened.getTracks()) track.stop()
    return
  }
}
