import type { Page } from 'playwright-core'
import { OWN_UNIT_COOKIE, writeOwnUnit } from '@/lib/board/own-unit'
import { EVERYTHING } from '@/lib/board/view'
import { signInAt } from './nurse-client'

/** The unit of `BED_2` and of `OTHER_BEDS`. */
const UNIT = { building: 'hospital', unit: 'emergency department' } as const

/**
 * Beds of another unit, for a test file each, at which no test asks or claims: a nurse who did may open the patient's chart for 12 h, in
 * every test of the same Lantern.
 */
export const UNASKED_BEDS = {
  chart: 'floor 3, 304 bed 2',
  spanish: 'floor 3, 303 bed 1',
} as const

/** Makes the computer of `page` one of the unit, as choosing the unit there does. A board that is open stays as it is. */
export async function chooseOwnUnit(page: Page, origin: string): Promise<void> {
  const view = { ...EVERYTHING, building: UNIT.building, departments: [UNIT.unit] }
  const value = encodeURIComponent(writeOwnUnit(view))
  await page.context().addCookies([{ name: OWN_UNIT_COOKIE, value, url: origin }])
}

/** Starts a virtual nurse's shift on the unit. Returns what ends it. */
export async function coverUnit(origin: string, username: string): Promise<() => Promise<void>> {
  const nurse = await signInAt(origin, username)
  const { body } = await nurse.call('/api/coverage')
  const { buildings }: { buildings: readonly { id: string; name: string }[] } = Object(body)
  const buildingId = buildings.find(({ name }) => name === UNIT.building)?.id
  const shift = { units: [{ buildingId, unit: UNIT.unit }], hours: 12 }
  const { status } = await nurse.call('/api/coverage', { method: 'PUT', body: shift })
  if (status !== 200) throw new Error(`${username} covers nothing: ${status}`)
  return async () => {
    await nurse.call('/api/coverage', { method: 'DELETE' })
    await nurse.signOut()
  }
}
