import type { BrowserContextOptions, Page } from 'playwright-core'
import { DEMO_HOSPITAL } from '@/server/solo-emulator/demo/hospital'
import type { HospitalFloor } from './hospital-floor'
import { signInAt } from './nurse-client'
import { countOpenings } from './page-counts'
import { codeOn } from './pairing'
import type { Person } from './people'

/** The serial of the device at a bed of the demo hospital, by the bed's place as a nurse says it. */
export function serialAt(place: string): string {
  const found = DEMO_HOSPITAL.buildings
    .flatMap(({ beds }) => beds)
    .find(({ floor, room, bed }) => `${floor}, ${room} ${bed}` === place)
  if (!found?.deviceSerial) throw new Error(`There is no device at ${place}.`)
  return found.deviceSerial
}

const KIOSK = { width: 1024, height: 768 } as const

/** Opens the page of the device at `place`, not paired yet, and counts its media requests and tones from the start. */
export async function openDevice(
  floor: Pick<HospitalFloor, 'origin' | 'people'>,
  place: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const device = await floor.people.arrive({
    viewport: KIOSK,
    permissions: ['camera', 'microphone'],
    ...options,
  })
  await device.page.addInitScript(countOpenings)
  await device.page.goto(`${floor.origin}/bedside/${serialAt(place)}`)
  return device
}

/** Types the device's code as an administrator, and waits until the device shows its bed. */
export async function pairDevice(admin: Person, device: Person, name: string): Promise<void> {
  const code = await codeOn(device)
  const { page } = admin
  await page.getByRole('radio', { name: 'Device at a bed' }).check()
  await page.getByLabel('Code on the screen').fill(code)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Pair the screen' }).click()
  await page.getByText(`${name} is paired.`).waitFor()
  await device.page.locator('[data-bedside-screen][data-live="live"]').waitFor()
}

/**
 * Pairs the screen that shows `code` as the device at a bed, by the route that the administrator's page uses.
 * @returns what revokes it
 */
export async function pairByCode(origin: string, code: string | null, name: string) {
  const admin = await signInAt(origin, 'admin')
  const place = { buildingId: null, unit: null, showsNames: false }
  const made = await admin.call('/api/displays', {
    method: 'POST',
    body: { code, kind: 'bed', name, ...place },
  })
  const id: unknown = Reflect.get(Object(made.body), 'id')
  if (typeof id !== 'string') throw new Error(`The device was not paired: ${JSON.stringify(made)}`)
  return async (): Promise<void> => void (await admin.call(`/api/displays/${id}`, { method: 'DELETE' }))
}

/**
 * Allows the device's pages to move its camera, as the person who sets it up does: Playwright knows no permission for it. Chromium's fake
 * camera can be moved. The permission lasts as long as the session by which it is given.
 */
export async function allowMoving({ page }: Person): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { targetInfo } = await session.send('Target.getTargetInfo')
  const { browserContextId } = targetInfo
  await session.send('Browser.grantPermissions', {
    permissions: ['videoCapture', 'audioCapture', 'cameraPanTiltZoom'],
    ...(browserContextId !== undefined && { browserContextId }),
  })
}

/** Where the camera that the page opened last looks; each null where it does not say. */
export const cameraLooksAt = (page: Page) =>
  page.evaluate(() => {
    const camera: unknown = Reflect.get(window, 'camera')
    const settings: object = camera instanceof MediaStreamTrack ? camera.getSettings() : {}
    const of = (axis: string): unknown => Reflect.get(settings, axis) ?? null
    return { pan: of('pan'), tilt: of('tilt'), zoom: of('zoom') }
  })
