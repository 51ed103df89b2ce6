import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { demoPdf } from '@/server/solo-emulator/demo/files'
import { darkViolations, seriousViolations, tooSmallToHit, tooWide } from '../support/accessibility'
import { BED_2 } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { chooseOwnUnit, coverUnit, UNASKED_BEDS } from '../support/own-units'
import { answered, type Person } from '../support/people'
import { settled } from '../support/settled'

const PDF = { name: 'Röntgen Thorax.pdf', mimeType: 'application/pdf', buffer: demoPdf(2_000) }
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const
const EMPTY_BED = 'floor 2, 428 bed 2'
const OTHER_BED = 'floor 2, 427 bed 1'
const ELSEWHERE = UNASKED_BEDS.chart

describe('the patient behind a bed', () => {
  const floor = hospitalFloor()

  /** A nurse of the unit: by their computer, or by their shift. */
  const enter = async (name: 'bedside' | 'charge' | 'virtual') => {
    if (name === 'virtual') onTestFinished(await coverUnit(floor.origin, name))
    const before = (page: Page) => chooseOwnUnit(page, floor.origin)
    return floor.people.enter(floor.origin, name, name === 'virtual' ? {} : { before })
  }
  const openPatient = async ({ board }: Person, place: string = BED_2) => {
    await board.open(place)
    await board.dialog.getByRole('tab', { name: /^Patient/ }).click()
  }
  const openNote = async (person: Person) => {
    await openPatient(person)
    await person.board.press('Appointments today')
    await person.board.press('Note')
    await person.board.press(/^Virtual Nursing - Round/)
  }
  /** Waits for words in the view that is open; the other one is there, out of sight. */
  const read = ({ board }: Person, words: string | RegExp) =>
    board.dialog.getByRole('tabpanel').getByText(words).first().waitFor()
  const inSight = ({ board }: Person) =>
    board.dialog.getByRole('tabpanel').or(board.dialog.getByRole('tablist'))
  const choice = ({ board }: Person, question: string, option: string) =>
    board.dialog.getByRole('group', { name: question }).getByText(option, { exact: true })

  it('can be read, and takes notes, files and documents', async () => {
    const nurse = await enter('bedside')
    const { board } = nurse
    await openNote(nurse)
    await read(nurse, 'Yura A Lukashik')
    // At some hours the demo's appointment of today is answered already, and never like this.
    await choice(nurse, 'Call light within reach', 'No').click()
    await board.dialog.getByLabel('What was explained').fill('How to call')
    await board.press('Save 2 answers')
    await board.read(/^Saved at \d\d:\d\d:\d\d: Call light within reach, What was explained\.$/)

    await board.press('Attachments')
    await board.dialog.getByLabel('Attach a file').setInputFiles(PDF)
    await board.read(/“Röntgen Thorax\.pdf” was attached/)
    await board.press('Remove Röntgen Thorax.pdf')
    await board.press('Yes, remove')
    await board.read('Removed.')
    await board.dialog.getByLabel('Attach a file').setInputFiles({ ...PDF, mimeType: 'text/plain' })
    await board.read(/Only PDF, PNG and JPEG files/)

    await board.press('Demographics')
    await board.read('Sex')
    await board.press('Documents')
    await board.press('Add a document')
    await board.dialog.getByLabel('Name of the document').fill('Handover')
    await board.dialog.getByLabel('Question or heading').fill('Diet')
    await board.dialog.getByLabel('What to write').fill('Soft')
    await board.press('Add to Teladoc')
    await board.read(/“Handover” was added in Teladoc/)
    await board.close()

    // Another nurse, elsewhere, sees all of it.
    const other = await enter('virtual')
    await openNote(other)
    await expect
      .poll(() =>
        other.board.dialog
          .getByRole('group', { name: 'Call light within reach' })
          .getByRole('radio', { name: 'No' })
          .isChecked(),
      )
      .toBe(true)
    expect(await other.board.dialog.getByLabel('What was explained').inputValue()).toBe('How to call')
    await other.board.press('Episodes')
    await other.board.read('Hospital stay')
    await other.board.press('Documents')
    await other.board.press('Handover')
    await other.board.read('Soft')
  })

  it('opens the call of an appointment in Solo in a tab that cannot control the board', async () => {
    const nurse = await enter('charge')
    await openPatient(nurse)
    await nurse.board.press('Appointments today')
    const opened = nurse.page.waitForEvent('popup')
    await nurse.board.press('Open in Teladoc')
    const call = await opened
    await call.waitForURL(/\/videocalls\//)
    await call.getByRole('heading').first().waitFor()
    expect(await call.evaluate(() => window.opener)).toBeNull()
    expect(floor.lantern.output()).not.toContain('arg=')
  })

  it('keeps unsaved answers and shows an emergency', async () => {
    const nurse = await enter('virtual')
    const { board } = nurse
    await openNote(nurse)
    await choice(nurse, 'Understood', 'In part').click()
    await nurse.page.route('**/note', (route) =>
      route.request().method() === 'PUT'
        ? route.fulfill({
            status: 503,
            contentType: 'application/json',
            body: JSON.stringify({
              error: { code: 'upstream_unavailable', message: 'Teladoc does not answer.' },
            }),
          })
        : route.continue(),
    )
    await board.press('Save 1 answer')
    await board.read('Teladoc does not answer.')
    nurse.expects(answered(503))
    await nurse.page.unroute('**/note')
    await board.close()

    await openNote(nurse)
    expect(await board.dialog.getByRole('radio', { name: 'In part' }).isChecked()).toBe(true)
    await board.dialog.getByRole('tab', { name: 'Patient not saved yet' }).waitFor()

    const bedside = await enter('bedside')
    await bedside.board.ask(BED_2, 'Emergency')
    await board.dialog.getByRole('alert').getByText('Emergency').waitFor()
    await board.press('Show the request')
    await board.press('Claim')
    await board.read('Is this the patient?')
    await board.dialog.getByRole('tab', { name: /^Patient/ }).click()
    await board.press('Save 1 answer')
    await board.read(/^Saved at/)
    await board.press('Show the request')
    await board.press('Complete')
    await board.press('Yes, complete')
    await board.press('Done')
  })

  it('opens without a reason once its nurse has taken the request at the bed', async () => {
    const nurse = await floor.people.enter(floor.origin, 'charge')
    const { board } = nurse
    await openPatient(nurse, ELSEWHERE)
    await board.dialog.getByRole('heading', { name: 'This chart belongs to medical surgical unit' }).waitFor()
    await look(nurse)
    await board.press('Open the chart')
    nurse.expects(answered(403))
    await board.dialog.getByRole('tab', { name: 'Help' }).click()
    await board.press('Routine')
    await board.read('Received')
    await board.dialog.getByRole('tab', { name: /^Patient/ }).click()
    await board.press('Demographics')
    await board.read('Sex')
    await board.close()
    await board.open(ELSEWHERE)
    await board.press('Cancel request')
    await board.press('Asked by mistake')
    await board.press('Done')
  })

  it('says that the bed is empty', async () => {
    const nurse = await enter('bedside')
    await openPatient(nurse, EMPTY_BED)
    await nurse.board.read('This bed is empty.')
  })

  it.each(['display', 'admin'])('is closed to a %s', async (role) => {
    const person = await floor.people.enter(floor.origin, role)
    const bed = await person.board.bed(BED_2).getAttribute('data-bed')
    if (role === 'admin') {
      await person.board.open(BED_2)
      expect(await person.board.dialog.getByRole('tab').count()).toBe(0)
    }
    const statuses = await person.page.evaluate(async (id) => {
      const paths = ['chart', 'chart/demographics', 'chart/episodes', 'chart/documents']
      const answers = paths.map((path) =>
        fetch(`/api/beds/${id}/${path}`, { headers: { 'chart-patient': 'x' } }),
      )
      return (await Promise.all(answers)).map(({ status }) => status)
    }, bed)
    expect(statuses).toEqual([403, 403, 403, 403])
    person.expects(answered(403))
  })

  it('can be read, reached and hit by every user', async () => {
    const nurse = await enter('virtual')
    const { board } = nurse
    await openPatient(nurse, OTHER_BED)
    for (const part of ['Appointments today', 'Demographics', 'Episodes', 'Documents', 'Add a document']) {
      await board.press(part)
    }
    await board.dialog.getByLabel('Name of the document').waitFor()
    await read(nurse, 'Born')
    await look(nurse)
    await board.close()
    // The board follows the size of the window, and its beds move with it.
    await settled(nurse.page.locator('.plan'))
    await openNote(nurse)
    await board.press('Attachments')
    await board.read('Attach a file')
    await look(nurse)
  })

  /** At each size, and in both themes; the board behind is not in sight. */
  async function look(nurse: Person): Promise<void> {
    const { page } = nurse
    for (const size of SIZES) {
      await page.setViewportSize(size)
      const at = `${size.width}x${size.height}`
      expect(await tooWide(page), at).toBeLessThanOrEqual(0)
      expect(await tooSmallToHit(inSight(nurse)), at).toEqual([])
      expect(await seriousViolations(page, '[role="dialog"]'), at).toEqual([])
      expect(await darkViolations(page, '[role="dialog"]'), at).toEqual([])
    }
    await page.setViewportSize(SIZES[0])
  }
})
