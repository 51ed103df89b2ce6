import type { HospitalFloor } from './hospital-floor'
import type { Person } from './people'

/** The code a screen shows, once it has one. */
export async function codeOn({ page }: Person): Promise<string> {
  await page.locator('[data-code]').waitFor()
  return (await page.locator('[data-code]').getAttribute('data-code')) ?? ''
}

/** Types a screen's code as people read it, in the page of the displays. */
export async function typeCode({ page }: Person, code: string, name: string): Promise<void> {
  await page.getByLabel('Code on the screen').fill(`${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Pair the screen' }).click()
}

export async function pair(admin: Person, code: string, name: string): Promise<void> {
  await typeCode(admin, code, name)
  await admin.page.getByText(`${name} is paired.`).waitFor()
}

/** An administrator before the list of displays. */
export async function enterDisplays(floor: Pick<HospitalFloor, 'origin' | 'people'>): Promise<Person> {
  const admin = await floor.people.enter(floor.origin, 'admin')
  await admin.page.getByRole('link', { name: 'Displays' }).click()
  await admin.page.getByRole('heading', { name: /^Paired displays/ }).waitFor()
  return admin
}
