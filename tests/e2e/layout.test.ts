import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { seriousViolations, tooSmallToHit, tooWide } from '../support/accessibility'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { expectNothingClipped } from '../support/clipped-text'
import { endOpenRequests } from '../support/end-requests'
import { HARD_BUILDING, HARD_CSV, HARD_FLOOR, HARD_PLACES } from '../support/hard-labels'
import { ownFloor } from '../support/hospital-floor'
import { signInAt } from '../support/nurse-client'
import { answered, type Person } from '../support/people'
import { SCREEN_SIZES } from '../support/screen-sizes'
import { settled } from '../support/settled'

/** Other devices at two beds than Solo names there. */
const OTHER_DEVICES = [
  'building,floor,room,bed,department,device_serial,phone',
  'hospital,floor 2,431,bed 2,emergency department,OTHER-7,',
  'hospital,floor 2,425,bed 1,emergency department,OTHER-8,',
].join('\n')
const [FIRST] = OTHER_BEDS
const DISAGREE = /Teladoc and the board disagree\./
/** Solo is asked about quiet beds one after the other. */

const CSV = [
  'building,floor,room,bed,department,device_serial,phone',
  'hospital,floor 2,431,bed 2,stroke unit,123457,4310',
  'hospital,floor 2,999,bed 1,stroke unit,NEW-1,',
  'hospital,floor 2,,bed 1,,,',
].join('\n')

const location = (id: string, code: string, name: string, partOf?: string) => ({
  resource: {
    resourceType: 'Location',
    id,
    status: 'active',
    name,
    physicalType: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/location-physical-type', code }],
    },
    ...(partOf && { partOf: { reference: `Location/${partOf}` } }),
  },
})
/** As an EHR exports it: one new bed, and one whose room is missing. */
const FHIR = JSON.stringify({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    location('b', 'bu', 'hospital'),
    location('l', 'lvl', 'floor 2', 'b'),
    location('r', 'ro', '998', 'l'),
    location('d', 'bd', 'bed 1', 'r'),
    location('lost', 'bd', 'bed 9', 'nowhere'),
  ],
})

// Solo is asked about every bed within a second.
const floor = ownFloor(async () => ({ env: { SOLO_REQUESTS_PER_SECOND: '200' } }))

describe('A contradiction between Solo and the board', () => {
  test('is marked at the beds, counted for the roles that can settle it, and not shown on the wall', async () => {
    const carl = await floor.people.enter(floor.origin, 'charge')
    const bea = await floor.people.enter(floor.origin, 'bedside')
    const wall = await floor.people.enter(floor.origin, 'display')
    const banner = carl.page.getByRole('status').filter({ hasText: 'Teladoc and the board disagree about' })
    expect(await banner.count()).toBe(0)

    const ada = await floor.people.enter(floor.origin, 'admin')
    await ada.page.goto(`${floor.origin}/admin/layout`)
    await ada.page
      .getByLabel('File of beds')
      .setInputFiles({ name: 'beds.csv', mimeType: 'text/csv', buffer: Buffer.from(OTHER_DEVICES) })
    await ada.page.getByRole('region', { name: 'Changed' }).waitFor()
    await ada.page.getByRole('button', { name: 'Write these changes' }).click()
    await ada.page.getByText(/^Done:.*2 changed/).waitFor()
    // A request at the bed makes the server poll Solo at once.
    for (const bed of [FIRST, BED_2]) {
      await bea.board.ask(bed, 'Routine')
      await bea.board.read('Received')
      await bea.board.press('Done')
    }

    for (const { board } of [carl, bea]) {
      await board.expectBed(BED_2, DISAGREE)
      await board.expectBed(FIRST, DISAGREE)
    }
    await banner.getByText('Teladoc and the board disagree about 2 beds.').waitFor()
    expect(await bea.page.getByText('Teladoc and the board disagree about').count()).toBe(0)
    expect(await wall.board.bed(FIRST).getAttribute('aria-label')).not.toMatch(DISAGREE)
    expect(await seriousViolations(carl.page)).toEqual([])

    // One after the other, in the order of the floor.
    const next = banner.getByRole('button', { name: 'Look at the next' })
    expect(await tooSmallToHit(banner)).toEqual([])
    await next.click()
    await carl.board.read('425 bed 1')
    await carl.board.read(/Teladoc names device \S+ here, the layout OTHER-8/)
    expect(await seriousViolations(carl.page)).toEqual([])
    await carl.board.close()
    await next.click()
    await carl.board.read('431 bed 2')
    await carl.board.read(/Teladoc names device 123457 here, the layout OTHER-7/)
    await carl.board.close()

    await ada.page.goto(`${floor.origin}/board`)
    await ada.page.getByText('Teladoc and the board disagree about 2 beds.').waitFor()
    await carl.page.setViewportSize({ width: 390, height: 844 })
    expect(await tooWide(carl.page)).toBeLessThanOrEqual(0)
  })
})

describe('The layout in the app', () => {
  beforeAll(() => endOpenRequests(floor.origin))
  const admin = async () => {
    const ada = await floor.people.enter(floor.origin, 'admin')
    await ada.page.goto(`${floor.origin}/admin/layout`)
    await ada.page.getByRole('heading', { name: 'Import beds from a file' }).waitFor()
    return ada
  }

  test('is imported after a preview, and an open board follows without a reload', async () => {
    const carl = await floor.people.enter(floor.origin, 'charge')
    const { page } = await admin()
    await page
      .getByLabel('File of beds')
      .setInputFiles({ name: 'beds.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) })
    await page.getByText('1 to add').waitFor()
    const refused = page.getByRole('region', { name: 'Refused' })
    expect(await refused.textContent()).toMatch(/Line 4.*room/)
    const changed = await page.getByRole('region', { name: 'Changed' }).textContent()
    expect(changed).toMatch(/431 bed 2.*emergency department.*stroke unit/)
    expect(await carl.board.bed('floor 2, 999 bed 1').count()).toBe(0)
    expect(await seriousViolations(page)).toEqual([])
    await page.getByLabel(/Retire.*425 bed 1/).check()
    await page.getByRole('button', { name: 'Write these changes' }).click()
    await page.getByText(/^Done: 1 added, 1 changed, 1 retired/).waitFor()
    await carl.board.expectQuiet('floor 2, 999 bed 1')
    await expect.poll(() => carl.board.bed('floor 2, 425 bed 1').count()).toBe(0)
    await carl.board.open(BED_2)
    await carl.board.read(/stroke unit/)
  })

  test('is imported from a FHIR bundle, whose preview writes nothing', async () => {
    const carl = await floor.people.enter(floor.origin, 'charge')
    const { page } = await admin()
    await page
      .getByLabel('File of beds')
      .setInputFiles({ name: 'beds.json', mimeType: 'application/fhir+json', buffer: Buffer.from(FHIR) })
    await page.getByText('1 to add').waitFor()
    expect(await page.getByRole('region', { name: 'Added' }).textContent()).toContain('998 bed 1')
    expect(await page.getByRole('region', { name: 'Refused' }).textContent()).toMatch(/entry\[4\]/)
    expect(await carl.board.bed('floor 2, 998 bed 1').count()).toBe(0)
    await page.getByRole('button', { name: 'Write these changes' }).click()
    await page.getByText(/^Done: 1 added, 0 changed, 0 retired/).waitFor()
    await carl.board.bed('floor 2, 998 bed 1').waitFor()
  })

  test('is edited bed by bed, and an edit is undone', async () => {
    const carl = await floor.people.enter(floor.origin, 'charge')
    const ada = await admin()
    const { page } = ada
    ada.expects(answered(409))
    const hospital = page.getByRole('region', { name: 'hospital', exact: true })
    await hospital.getByRole('button', { name: 'Add a bed' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Floor').fill('floor 2')
    await dialog.getByLabel('Room').fill('431')
    await dialog.getByLabel('Bed', { exact: true }).fill('bed 2')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByLabel('Bed', { exact: true }).fill('bed 9')
    expect(await seriousViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('431 bed 9 added.').waitFor()
    await carl.board.expectQuiet('floor 2, 431 bed 9')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => carl.board.bed('floor 2, 431 bed 9').count()).toBe(0)
    for (const width of [390, 1024]) {
      await page.setViewportSize({ width, height: 844 })
      expect(await tooWide(page)).toBe(0)
    }
    expect(await seriousViolations(page)).toEqual([])
  })

  test('has a building’s phone, which open boards follow, and which no one overwrites unseen', async () => {
    const carl = await floor.people.enter(floor.origin, 'charge')
    const ada = await admin()
    const other = await admin()
    const phoneIn = ({ page }: Person) =>
      page.getByRole('region', { name: 'hospital', exact: true }).getByLabel('Phone of the building')
    const save = async (person: Person, number: string) => {
      await phoneIn(person).fill(number)
      await phoneIn(person).press('Enter')
    }
    const before = await phoneIn(ada).inputValue()
    await carl.board.open('floor 2, 425 bed 2')
    await carl.board.read(before)
    ada.expects(answered(400))
    await save(ada, 'call me')
    await ada.page.getByRole('main').getByRole('alert').waitFor()
    expect(await phoneIn(ada).getAttribute('aria-invalid')).toBe('true')
    await save(ada, '+1 555 0100')
    await ada.page.getByText('Phone of hospital changed.').waitFor()

    other.expects(answered(409))
    await save(other, '+1 555 0200')
    await other.page.getByRole('alert').getByText('It is now +1 555 0100.').waitFor()
    expect(await phoneIn(other).inputValue()).toBe('+1 555 0200')
    expect(await seriousViolations(other.page)).toEqual([])

    await carl.board.read('+1 555 0100')
    await ada.page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => phoneIn(ada).inputValue()).toBe(before)
  })

  test('is for administrators only', async () => {
    const bea = await floor.people.enter(floor.origin, 'bedside')
    await bea.page.goto(`${floor.origin}/admin/layout`)
    await expect.poll(() => new URL(bea.page.url()).pathname).toBe('/board')
  })
})

describe('Twenty beds whose labels are long or alike', () => {
  beforeAll(async () => {
    const { page, leave } = await floor.people.enter(floor.origin, 'admin')
    await page.goto(`${floor.origin}/admin/layout`)
    await page
      .getByLabel('File of beds')
      .setInputFiles({ name: 'hard.csv', mimeType: 'text/csv', buffer: Buffer.from(HARD_CSV) })
    const warning = page.getByRole('region', { name: 'Labels that will be shortened' })
    await warning.getByText('floor 7, Observation Suite 03 bed 2, annexe · on a small card: Obs').waitFor()
    expect(await warning.getByText('1042').count()).toBe(0)
    expect(await seriousViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Write these changes' }).click()
    await page.getByText(/^Done: 20 added/).waitFor()
    await leave()
    const nurse = await signInAt(floor.origin, 'bedside')
    for (const [index, [room, bed]] of HARD_PLACES.entries()) {
      if (index % 3 !== 0) continue
      const locator = { building: HARD_BUILDING, floor: HARD_FLOOR, room, bed }
      const body = { locator, reason: 'fall-risk', priority: index % 2 === 0 ? 'urgent' : 'emergency' }
      const headers = { 'idempotency-key': randomUUID() }
      const { status } = await nurse.insist('/api/assistance-requests', { method: 'POST', body, headers })
      expect(status).toBe(201)
    }
  })

  test.each([
    ['a board', 'charge'],
    ['a wall', 'display'],
  ])('read differently and whole on %s of every size, in both themes', async (_, who) => {
    const { page, board } = await floor.people.enter(floor.origin, who)
    await page.goto(`${floor.origin}/board?building=${HARD_BUILDING}`)
    await board.live()
    await page.locator('[data-not-sent]').nth(6).waitFor()
    const plan = page.locator('.plan')
    const labels = plan.locator('.bed-label')
    if (who === 'charge') {
      await page.setViewportSize({ width: 390, height: 844 })
      await board.showBoard()
    }
    for (const size of SCREEN_SIZES) {
      await page.setViewportSize(size)
      await settled(plan)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const at = `${size.width} px, ${colorScheme}`
        const texts = await labels.allTextContents()
        expect(texts.length, at).toBe(HARD_PLACES.length)
        expect(new Set(texts).size, `${at}: ${texts.join(' | ')}`).toBe(HARD_PLACES.length)
        await expectNothingClipped(page.locator('.bed-label, .calls, .queue-name'), at, WHOLE)
        await expectNothingClipped(plan.locator('.bed'), at)
      }
    }
    // A label that is shortened has the whole one for a pointer and a screen reader.
    await page.setViewportSize({ width: 390, height: 844 })
    const whole = 'Observation Suite 03·2'
    await plan.getByTitle(whole, { exact: true }).and(labels).waitFor()
  })
})

/** Of a label nothing may be cut off, not even with an ellipsis. */
const WHOLE = { marksAllowed: false }
