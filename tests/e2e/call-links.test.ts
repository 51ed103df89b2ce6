import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { keptSecret } from '@/server/platform/secrets'
import { signPass } from '@/server/solo-emulator/calls/call-link'
import { soloSecrets } from '@/server/solo-emulator/kept-secrets'
import { seriousViolations, tooSmallToHit, tooWide } from '../support/accessibility'
import { callPage, FAKE_DEVICES } from '../support/call-page'
import { type HospitalFloor, hospitalFloor } from '../support/hospital-floor'
import { expectInView } from '../support/in-view'
import { countOpenings, openings, tones } from '../support/page-counts'
import { answered, type Person } from '../support/people'
import { readQrCode } from '../support/qr-code'
import { keptApiKey } from '../support/solo-book'
import { callerOf } from '../support/solo-call'

const EVERY_UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/** Guests have the same pages as the patient. */
type Side = 'provider' | 'patient'
type Edit = (url: URL) => void
const token = (url: URL) => url.searchParams.get('token') ?? ''

describe('a browser that cannot take part in a call', () => {
  const floor = hospitalFloor({ args: FAKE_DEVICES })

  /** Both sides enter; the patient's page is made ready by `before`. */
  async function meet(before: (page: Page) => Promise<unknown>) {
    const { links } = await book(floor)
    const nurse = await floor.people.arrive()
    await nurse.page.goto(links.provider)
    const bed = await floor.people.arrive()
    await before(bed.page)
    await bed.page.goto(links.patient)
    await callPage(bed.page).press('Join the call')
    return { nurse: callPage(nurse.page), bed: callPage(bed.page) }
  }

  it('because it has no WebRTC says so, and so does the page of the nurse', async () => {
    const { nurse, bed } = await meet((page) =>
      page.addInitScript(() => Reflect.deleteProperty(globalThis, 'RTCPeerConnection')),
    )
    await bed.read('This browser cannot make video calls. Use the telephone.')
    await nurse.read('The browser there cannot make video calls. Use the telephone.')
    expect(await nurse.page.getByText('The connection to the bed is lost').count()).toBe(0)
  })

  it('because it may not use its camera says so, and so does the page of the nurse', async () => {
    const { nurse, bed } = await meet((page) =>
      page.addInitScript(() => {
        navigator.mediaDevices.getUserMedia = () =>
          Promise.reject(new DOMException('As a user who declines', 'NotAllowedError'))
      }),
    )
    await bed.read(/^This browser may not use camera or microphone/)
    await nurse.read('No picture or no sound from there: the browser may not use camera or microphone')
  })
})

describe('a guest of a call', () => {
  const floor = hospitalFloor({ args: FAKE_DEVICES })

  /** The nurse and the bed are in a call; the nurse's window has that size. */
  async function meet(width: number, height: number) {
    const { links } = await book(floor)
    const nurse = await floor.people.arrive({
      viewport: { width, height },
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await nurse.page.addInitScript(countOpenings)
    await nurse.page.goto(links.provider)
    const bed = await floor.people.arrive({ locale: 'es-MX' })
    await bed.page.goto(links.patient)
    await bed.page.getByRole('button', { name: 'Unirse a la llamada' }).click()
    await callPage(nurse.page).expectFrames('patient', 5)
    return { nurse, bed }
  }
  const invite = async ({ page }: Person, who: string, name?: string) => {
    const open = page.getByRole('button', { name: 'Invite', exact: true })
    if (!(await open.isVisible())) await page.getByRole('button', { name: 'More' }).click()
    await open.click()
    const dialog = page.getByRole('dialog')
    if (name) await dialog.getByLabel('Name or note (only you see it)').fill(name)
    await dialog.getByRole('button', { name: who, exact: true }).click()
    await dialog.getByRole('img', { name: 'QR code of the link' }).waitFor()
    return dialog
  }
  const scanned = async (page: Page): Promise<string> => {
    const code = page.getByRole('img', { name: 'QR code of the link' })
    await code.scrollIntoViewIfNeeded()
    return readQrCode(page, await code.screenshot())
  }
  const arrive = async (link: string, locale = 'en-US') => {
    const guest = await floor.people.arrive({ locale, viewport: { width: 390, height: 844 } })
    await guest.page.addInitScript(countOpenings)
    await guest.page.goto(link)
    return guest
  }
  const inList = ({ page }: Person, status: string) => page.locator(`[data-invitation="${status}"]`)

  it('is invited by a code that a phone reads, knocks, is let in, and is named by their part at the bed', async () => {
    const { nurse, bed } = await meet(1366, 768)
    const dialog = await invite(nurse, 'Interpreter', 'Ana')
    const link = await scanned(nurse.page)
    await dialog.getByRole('button', { name: 'Copy the link' }).click()
    await dialog.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await nurse.page.evaluate(() => navigator.clipboard.readText())).toBe(link)
    await inList(nurse, 'invited').getByText('Interpreter, Ana').waitFor()
    expect(await seriousViolations(nurse.page)).toEqual([])
    await nurse.page.keyboard.press('Escape')

    const guest = await arrive(link)
    await guest.page.getByRole('button', { name: 'Ask to be let in' }).click()
    await guest.page.getByRole('heading', { name: 'The nurse will let you in' }).waitFor()
    expect(await guest.page.locator('video').count()).toBe(0)
    expect(await openings(guest.page)).toBe(0)
    expect(await seriousViolations(guest.page)).toEqual([])
    expect(await tooSmallToHit(guest.page.locator('main'))).toEqual([])

    const knock = nurse.page.locator('[data-guest-at-door]')
    await knock.getByText('Interpreter, Ana waits at the door.').waitFor()
    await expect.poll(() => tones(nurse.page)).toBeGreaterThan(0)
    expect(await seriousViolations(nurse.page)).toEqual([])
    await knock.getByRole('button', { name: 'Let in: Interpreter, Ana' }).click()
    await callPage(guest.page).expectFrames('patient', 5)
    await callPage(bed.page).expectFrames('guest', 5)
    await bed.page.locator('[data-member="guest"]').getByText('Intérprete').waitFor()
    expect(await bed.page.getByText('Ana').count()).toBe(0)

    // Taken out, they are out at once, and their link is dead.
    await nurse.page.getByRole('button', { name: 'Invite', exact: true }).click()
    await inList(nurse, 'in-call')
      .getByText(/^In the call since/)
      .waitFor()
    await nurse.page.getByRole('button', { name: 'Take out of the call: Interpreter, Ana' }).click()
    await inList(nurse, 'in-call').getByRole('alert').getByRole('button', { name: 'Take out' }).click()
    await guest.page.getByRole('heading', { name: 'You are not in the call any more' }).waitFor()
    await bed.page.locator('[data-member="guest"]').waitFor({ state: 'detached' })
    await inList(nurse, 'revoked')
      .getByText(/^Taken back at/)
      .waitFor()
    guest.expects(answered(403))
    await guest.page.goto(link)
    await guest.page.getByRole('heading', { name: 'This invitation does not hold any more' }).waitFor()
  })

  it('is refused, taken back, or gone, on a phone as well', async () => {
    const { nurse } = await meet(390, 844)
    await invite(nurse, 'Family')
    const link = await scanned(nurse.page)
    expect(await tooWide(nurse.page)).toBeLessThanOrEqual(0)
    expect(await tooSmallToHit(nurse.page.getByRole('dialog'))).toEqual([])
    await nurse.page.keyboard.press('Escape')
    const family = await arrive(link, 'es-MX')
    await family.page.getByRole('button', { name: 'Pedir que le dejen entrar' }).click()
    await family.page.getByRole('heading', { name: 'Enfermería le dejará entrar' }).waitFor()
    const refuse = nurse.page.getByRole('button', { name: 'Refuse: Family' })
    await expectInView(nurse.page, refuse, 1, 'the nurse at 390x844')
    await refuse.click()
    await family.page.getByRole('heading', { name: 'No le han dejado entrar' }).waitFor()
    expect(await seriousViolations(family.page)).toEqual([])

    await invite(nurse, 'Specialist')
    const unopened = await scanned(nurse.page)
    await inList(nurse, 'refused')
      .getByText(/^Not let in, at/)
      .waitFor()
    await nurse.page.getByRole('button', { name: 'Take back the invitation: Specialist' }).click()
    await inList(nurse, 'revoked').waitFor()
    const specialist = await floor.people.arrive({ viewport: { width: 390, height: 844 } })
    specialist.expects(answered(403))
    await specialist.page.goto(unopened)
    await specialist.page.getByRole('heading', { name: 'This invitation does not hold any more' }).waitFor()

    await nurse.page.getByRole('button', { name: 'Invite someone else' }).click()
    await nurse.page.getByRole('dialog').getByRole('button', { name: 'Guest', exact: true }).click()
    const waiting = await arrive(await scanned(nurse.page))
    await waiting.page.getByRole('button', { name: 'Ask to be let in' }).click()
    await inList(nurse, 'waiting').waitFor()
    await waiting.page.getByRole('button', { name: 'Leave' }).click()
    await waiting.page.getByRole('heading', { name: 'You left the call' }).waitFor()
    await inList(nurse, 'left')
      .getByText(/^Left at/)
      .waitFor()
  })
})

describe('a link that opens no call says why, and what to do:', () => {
  const floor = hospitalFloor({ args: FAKE_DEVICES })

  /** Each fault of a link, and the title of its page. */
  const FAULTS: readonly (readonly [
    what: string,
    en: string,
    es: string,
    make: (side: Side) => Promise<string>,
  ])[] = [
    ['expired', 'This link is too old', 'Este enlace ha caducado', async (side) => expired(floor, side)],
    [
      'tampered',
      'This link does not open a call',
      'Este enlace no abre ninguna llamada',
      // Its last characters belong to the seal.
      (side) => edited(side, (url) => url.searchParams.set('token', `${token(url).slice(0, -4)}AAAA`)),
    ],
    [
      'cut short',
      'This link does not open a call',
      'Este enlace no abre ninguna llamada',
      (side) => edited(side, (url) => url.searchParams.set('token', token(url).slice(0, 40))),
    ],
    [
      'for another call',
      'This link belongs to another call',
      'Este enlace es de otra llamada',
      async (side) => {
        const { callId } = await book(floor)
        return edited(side, (url) => {
          url.pathname = url.pathname.replace(EVERY_UUID, callId)
        })
      },
    ],
    [
      'for the other side',
      'This link is for the other side of the call',
      'Este enlace es para el otro lado de la llamada',
      async (side) => {
        const { links } = await book(floor)
        const other = new URL(links[side === 'provider' ? 'patient' : 'provider'])
        other.searchParams.set('as', side)
        return other.href
      },
    ],
    [
      'used by another browser',
      'This link was used before',
      'Este enlace ya se usó',
      async (side) => {
        const { links } = await book(floor)
        const first = await floor.people.arrive()
        await first.page.goto(links[side])
        await callPage(first.page).read('Video call')
        await first.leave()
        return links[side]
      },
    ],
    [
      'of a cancelled appointment',
      'This appointment was cancelled',
      'Esta cita se canceló',
      async (side) => {
        const { links, id } = await book(floor)
        const solo = await caller(floor)
        await solo('PUT', `/qapi/v1/appointments/${id}`, { body: { status: 'cancelled' } })
        return links[side]
      },
    ],
  ]

  const edited = async (side: Side, edit: Edit): Promise<string> => {
    const url = new URL((await book(floor)).links[side])
    edit(url)
    return url.href
  }

  it.each(FAULTS)('%s', async (_what, english, spanish, make) => {
    for (const [side, locale, title] of [
      ['provider', 'en-US', english],
      ['patient', 'es-MX', spanish],
    ] as const) {
      const link = await make(side)
      const person = await floor.people.arrive({ locale, viewport: { width: 390, height: 844 } })
      const { page } = person
      person.expects(answered(403))
      const answer = await page.goto(link)
      expect(answer?.status()).toBe(403)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title)
      expect(await page.title()).toBe(title)
      expect(await page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2))
      // A patient has no board to go back to.
      const board = page.getByRole('link', { name: 'To the board' })
      expect(await board.count()).toBe(side === 'provider' ? 1 : 0)
      expect(await page.getByText('Pida un enlace nuevo a quien se lo envió.').count()).toBe(
        side === 'patient' && title !== 'Esta cita se canceló' ? 1 : 0,
      )
      expect(await seriousViolations(page)).toEqual([])
      expect(await tooSmallToHit(page.locator('main'))).toEqual([])
      expect(await tooWide(page)).toBe(0)
      // The room stays shut to that browser, too.
      await page.goto(link.replace(/[?].*/, `?as=${side}`))
      await page
        .getByText(locale === 'en-US' ? 'This call is not open here' : 'Esta llamada no está abierta aquí')
        .waitFor()
      expect(await page.context().cookies()).not.toContainEqual(
        expect.objectContaining({ name: 'call-browser' }),
      )
      await person.leave()
    }
  })
})

interface Booked {
  readonly id: number
  readonly callId: string
  readonly links: Readonly<Record<Side, string>>
}

/** A call booked for the demo's patient 1, and its two links (operations 6 and 12). */
async function book(floor: HospitalFloor): Promise<Booked> {
  const solo = await caller(floor)
  const body = { waitingRoom: 'GreatRoom', externalId: randomUUID() }
  const { id } = (await solo('POST', '/qapi/v1/patients/1/appointments', { body })).json as { id: number }
  const { json } = await solo('GET', `/qapi/v1/appointments/id/type/SAID/value/${id}/video-call-links`)
  const { providerVisitUrl, patientVisitUrl } = json as { providerVisitUrl: string; patientVisitUrl: string }
  const callId = EVERY_UUID.exec(new URL(providerVisitUrl).pathname)?.[0] ?? ''
  return { id, callId, links: { provider: providerVisitUrl, patient: patientVisitUrl } }
}

const caller = async ({ origin, lantern }: HospitalFloor) =>
  callerOf(origin, await keptApiKey(lantern.dataDir))

/** Returns that link as the server would have made it some time ago, so that it has just expired. */
async function expired(floor: HospitalFloor, side: Side): Promise<string> {
  const { callId, links } = await book(floor)
  const { dataDir } = floor.lantern
  const { calls } = await soloSecrets(dataDir, undefined, await keptSecret(dataDir, 'auth-secret'))
  const url = new URL(links[side])
  url.searchParams.set('token', signPass({ callId, side, until: Math.floor(Date.now() / 1000) }, calls))
  return url.href
}
