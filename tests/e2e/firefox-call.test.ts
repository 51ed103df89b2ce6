import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { callPage, FAKE_DEVICES } from '../support/call-page'
import { type CutLine, startCutLine } from '../support/cut-line'
import { launchFirefox, type TestFirefox } from '../support/firefox'
import { firefoxCallPage } from '../support/firefox-call-page'
import { ownFloor } from '../support/hospital-floor'
import { type MediaLine, mediaLineBetween } from '../support/media-line'
import { PATIENT_BED, PLACES_KEPT } from '../support/patient-bed'
import { SERVER_GONE } from '../support/people'
import { freePort } from '../support/ports'
import { keptApiKey } from '../support/solo-book'
import { callerOf } from '../support/solo-call'

/** The states of a connection change after about 5 and 15 s without a packet; a break may end before, between and after. */
const BREAKS_MS = [2_000, 11_000, 25_000]
const SERVER_GONE_MS = 6_000

describe('a call between Chromium and Firefox', () => {
  let line: CutLine
  const floor = ownFloor(
    async () => {
      line = await startCutLine()
      const port = await freePort()
      line.lead(port)
      return { port, env: { NEXTAUTH_URL: line.url, ...PLACES_KEPT } }
    },
    { args: FAKE_DEVICES },
  )
  let firefox: TestFirefox
  let calls: readonly Call[]
  beforeAll(async () => {
    firefox = await launchFirefox()
    const [one, other] = [await links(), await links()]
    calls = [
      await meet(one.provider, one.patient, 'provider'),
      await meet(other.patient, other.provider, 'patient'),
    ]
  })

  /** Books a call (operation 6). @returns its two links (operation 11) */
  async function links() {
    const solo = callerOf(floor.origin, await keptApiKey(floor.lantern.dataDir))
    const externalId = randomUUID()
    await solo('POST', '/qapi/v1/patients/1/appointments', { body: { waitingRoom: 'GreatRoom', externalId } })
    const { json } = await solo('GET', `/qapi/v1/appointments/${externalId}/video-call-links`)
    // As the reference shows it.
    const { providerVisitUrl, patientVisitUrl } = json as Record<
      'providerVisitUrl' | 'patientVisitUrl',
      string
    >
    return { provider: providerVisitUrl, patient: patientVisitUrl }
  }

  /** Both sides enter: one in Chromium, by its link, and the other in Firefox. */
  async function meet(inChromium: string, inFirefox: string, chromiumIs: 'provider' | 'patient') {
    const { page, expects } = await floor.people.arrive()
    expects(...SERVER_GONE)
    await page.addInitScript(...PATIENT_BED)
    await page.goto(inChromium)
    const chromium = callPage(page)
    const media = await mediaLineBetween(page)
    if (chromiumIs === 'patient') await chromium.press('Join the call')
    const opened = await firefox.newPage()
    await opened.page.evaluateOnNewDocument(...PATIENT_BED)
    await opened.page.goto(inFirefox)
    const other = firefoxCallPage(opened.page)
    const firefoxIs = chromiumIs === 'provider' ? 'patient' : 'provider'
    if (firefoxIs === 'patient') await other.press('Join the call')
    return { chromium, other, chromiumIs, firefoxIs, media, expects } as const
  }
  type Call = Awaited<ReturnType<typeof meet>>

  const seesBothWays = ({ chromium, other, chromiumIs, firefoxIs }: Call) =>
    Promise.all([chromium.expectFrames(firefoxIs, 5), other.expectFrames(chromiumIs, 5)])

  it('is seen on both sides, whichever browser the nurse has', async () => {
    for (const call of calls) await seesBothWays(call)
  })

  it('goes on by itself after the line was cut for 2, 11 and 25 seconds', async () => {
    for (const cutMs of BREAKS_MS) {
      for (const { expects } of calls) expects(...SERVER_GONE)
      const lines: readonly Pick<MediaLine, 'cut' | 'mend'>[] = calls.map(({ media }) => media)
      // A bed that is cut off from its server as well ends the call after 15 s: that line comes back well before.
      const serverGoneMs = Math.min(cutMs, SERVER_GONE_MS)
      for (const each of [line, ...lines]) await each.cut()
      // The test is about the break itself: there is no event in it to wait for.
      await setTimeout(serverGoneMs)
      await line.mend()
      await setTimeout(cutMs - serverGoneMs)
      for (const each of lines) await each.mend()
      await Promise.all(calls.map(seesBothWays))
    }
    expect(calls).toHaveLength(2)
  })
})
