import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { seriousViolations } from '../support/accessibility'
import { PASSWORD } from '../support/admin'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { ownFloor } from '../support/hospital-floor'
import { hydrated } from '../support/hydrated'
import { type Microsoft, startMicrosoft } from '../support/microsoft'
import { signInAt } from '../support/nurse-client'
import { answered, type Person } from '../support/people'
import { freePort } from '../support/ports'
import { lockByKeys, SESSION_ENDED, signOut } from '../support/session-ends'

const VERA = 'vera.lind@ward.test'
const VICTOR = 'victor.adeyemi@ward.test'

describe('a nurse with a Microsoft account', () => {
  let microsoft: Microsoft
  const floor = ownFloor(async () => {
    const port = await freePort()
    const origin = `http://127.0.0.1:${port}`
    microsoft = await startMicrosoft(
      [`${origin}/api/auth/callback/microsoft`, `${origin}/api/auth/callback/teams`],
      [
        { sub: 'vera', preferred_username: VERA },
        { sub: 'victor', preferred_username: VICTOR },
        { sub: 'stranger', preferred_username: 'stranger@elsewhere.test' },
      ],
      { afterLogout: `${origin}/sign-in`, backChannel: `${origin}/api/auth/backchannel-logout` },
    )
    return { port, env: { ...microsoft.env, NEXTAUTH_URL: origin, LOG_LEVEL: 'debug' } }
  })

  const choose = (page: Page, who: string) => page.getByRole('button', { name: who }).click()
  const signInAs = async (who: string): Promise<Person> => {
    const person = await floor.people.arrive()
    await person.page.goto(`${floor.origin}/sign-in`)
    const microsoft = person.page.getByRole('button', { name: 'Sign in with Microsoft' })
    await hydrated(microsoft)
    await microsoft.click()
    await choose(person.page, who)
    return person
  }
  /** The tab that `act` opens. */
  const tabOf = async ({ page }: Person, act: () => Promise<void>): Promise<Page> =>
    (await Promise.all([page.context().waitForEvent('page'), act()]))[0]
  const claim = async (nurse: Person, place: string) => {
    const [building, level, room, bed] = [
      'hospital',
      ...(/^(floor \d), (\d+) (bed \d)$/.exec(place)?.slice(1) ?? []),
    ]
    const bedside = await signInAt(floor.origin, 'bedside')
    const body = { locator: { building, floor: level, room, bed }, reason: 'other', priority: 'urgent' }
    expect((await bedside.call('/api/assistance-requests', { method: 'POST', body })).status).toBe(201)
    await nurse.board.expectBed(place, 'waiting')
    await nurse.board.open(place)
    await nurse.board.press('Claim')
    await nurse.board.read('Is this the patient?')
  }
  const joinsTeams = async (nurse: Person, name = 'Join by Teams') => {
    const tab = await tabOf(nurse, () => nurse.board.press(name))
    await tab.getByText('Microsoft Teams').first().waitFor()
    await tab.close()
  }

  it('signs in with it and joins by Teams; only Solo receives the nurse’s token', async () => {
    const vera = await signInAs(VERA)
    await vera.board.live()
    expect(new URL(vera.page.url()).pathname).toBe('/board')
    await claim(vera, BED_2)
    await joinsTeams(vera)

    const { page } = vera
    const cookies = JSON.stringify(await page.context().cookies())
    const session = await (await page.request.get(`${floor.origin}/api/auth/session`)).text()
    const teams = await (await page.request.get(`${floor.origin}/api/teams`)).text()
    const html = await (await page.request.get(`${floor.origin}/board`)).text()
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    const charge = await signInAt(floor.origin, 'charge')
    const health = Object((await charge.call('/api/health')).body)
    expect(health.workers.teams).toMatchObject({ state: 'running' })
    expect(JSON.parse(session).user).toMatchObject({ name: 'Vera Lind, RN', role: 'virtual' })
    expect(JSON.parse(teams)).toEqual({ state: 'ready', connectable: true, connected: { name: VERA } })
    const files = await filesIn(floor.lantern.dataDir)
    const secrets = [...microsoft.issued.access, ...microsoft.issued.refresh, microsoft.clientSecret]
    expect(secrets).toHaveLength(3)
    for (const secret of secrets) {
      for (const text of [cookies, session, teams, html, stored, floor.lantern.output()]) {
        expect(text).not.toContain(secret)
      }
      expect(files.filter(({ bytes }) => bytes.includes(secret)).map(({ name }) => name)).toEqual([])
    }

    // Vera has no password here and unlocks the screen there.
    await vera.board.close()
    await lockByKeys(vera)
    const bar = page.getByRole('region', { name: 'Screen lock' })
    await bar.getByText('Locked: Vera Lind, RN').waitFor()
    expect(await seriousViolations(page)).toEqual([])
    await bar.getByRole('button', { name: 'Sign in with Microsoft' }).click()
    await choose(page, VERA)
    await vera.board.live()
    expect(await bar.count()).toBe(0)
    await vera.leave()
  })

  it('signed in by password, reads that the account is missing, connects it, and goes on at the same bed', async () => {
    const victor = await floor.people.enter(floor.origin, 'virtual')
    const [place] = OTHER_BEDS
    await claim(victor, place)
    const missing = victor.board.dialog.getByRole('link', {
      name: /Join by Teams.*Connect your Microsoft account/,
    })
    expect(await victor.board.dialog.getByRole('button', { name: 'Join by Teams' }).count()).toBe(0)
    expect(await seriousViolations(victor.page)).toEqual([])
    const tab = await tabOf(victor, () => missing.click())
    const connect = tab.getByRole('button', { name: 'Connect Microsoft account' })
    await hydrated(connect)
    expect(await seriousViolations(tab)).toEqual([])
    await connect.click()
    await choose(tab, VICTOR)
    await tab.getByText(`Connected: ${VICTOR}`).waitFor()
    expect(await seriousViolations(tab)).toEqual([])

    await joinsTeams(victor)
    await tab.close()
    await victor.board.close()
    expect(await seriousViolations(victor.page)).toEqual([])
    await victor.page.getByRole('link', { name: 'Victor Adeyemi, RN: Your account' }).click()
    await victor.page.getByRole('link', { name: 'With it you join calls by Teams' }).click()
    await victor.page.getByText(`Connected: ${VICTOR}`).waitFor()
    const disconnect = victor.page.getByRole('button', { name: 'Disconnect' })
    await hydrated(disconnect)
    await disconnect.click()
    await victor.page.getByRole('button', { name: 'Connect Microsoft account' }).waitFor()
    await victor.page.getByRole('link', { name: 'To the board' }).click()
    await victor.board.live()
    await victor.board.open(place)
    await missing.waitFor()
    await victor.leave()
  })

  it('connects no account when the nurse declines, or chooses another person’s', async () => {
    const victor = await floor.people.enter(floor.origin, 'virtual')
    const { page } = victor
    for (const [who, words] of [
      ['Cancel', /did not work/],
      [VERA, /belongs to another person in Lantern/],
    ] as const) {
      await page.goto(`${floor.origin}/teams`)
      const connect = page.getByRole('button', { name: 'Connect Microsoft account' })
      await hydrated(connect)
      await connect.click()
      await choose(page, who)
      await page.getByRole('alert').getByText(words).waitFor()
      expect(new URL(page.url()).pathname).toBe('/teams')
    }
    await victor.leave()
  })

  it('is offered the other way with one tap when one way fails', async () => {
    const vera = await signInAs(VERA)
    await vera.board.live()
    const [, place] = OTHER_BEDS
    await claim(vera, place)
    let cut: 'solo' | 'teams' = 'solo'
    await vera.page.route('**/join', (route) =>
      route.request().postDataJSON().via === cut ? route.abort() : route.continue(),
    )
    // Once Lantern answers, what says that it did not goes away.
    await vera.page.route('**/api/health', (route) => route.abort())
    vera.expects(/ERR_FAILED/)
    await tabOf(vera, () => vera.board.press('Yes, join the call'))
    await vera.board.read(/The call did not open\./)
    expect(await seriousViolations(vera.page)).toEqual([])
    await joinsTeams(vera, 'Join by Teams instead')

    cut = 'teams'
    await tabOf(vera, () => vera.board.press('Join by Teams'))
    await vera.board.read(/did not open by Teams/)
    const tab = await tabOf(vera, () => vera.board.press('Join without Teams'))
    await tab.waitForURL(/\/videocalls\//)
    await vera.leave()
  })

  it('is not let in without an account in Lantern, nor when Microsoft is gone, and reads why', async () => {
    const stranger = await signInAs('stranger@elsewhere.test')
    const note = stranger.page.getByRole('main').getByRole('alert')
    await note.getByText(/Lantern has no account for you/).waitFor()
    expect(await seriousViolations(stranger.page)).toEqual([])
    expect((await stranger.page.request.get(`${floor.origin}/api/board`)).status()).toBe(401)

    microsoft.become('down')
    await stranger.page.getByRole('button', { name: 'Sign in with Microsoft' }).click()
    await note.getByText(/did not work/).waitFor()
    await stranger.page.waitForLoadState()
    // Sign-in by password still works.
    await stranger.page.getByLabel('Username').fill(VERA)
    await stranger.page.getByLabel('Password').fill(PASSWORD)
    await stranger.page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await stranger.board.live()
    microsoft.become('up')
    stranger.expects(answered(401))
  })

  it('signs out there, too, and of Lantern as soon as the provider says so', async () => {
    const vera = await signInAs(VERA)
    await vera.board.live()
    await signOut(vera)
    const yes = (page: Page) => page.getByRole('button', { name: 'Yes, sign out' }).click()
    await yes(vera.page)
    await vera.page.getByText('You have signed out.').waitFor()
    expect(vera.page.url()).toBe(`${floor.origin}/sign-in?state=signed-out`)
    expect(microsoft.logouts).toEqual(['taken'])

    const again = await signInAs(VERA)
    await again.board.live()
    again.expects(SESSION_ENDED)
    const tab = await again.page.context().newPage()
    await tab.goto(`${microsoft.issuer}/session/end?client_id=${microsoft.clientId}`)
    await yes(tab)
    await again.page.waitForURL(`${floor.origin}/sign-in?ended=signed-out`)
    expect(microsoft.logouts).toEqual(['taken', 'taken'])

    // No page can ask the provider for less than the settings do.
    const form = { csrfToken: 'any', callbackUrl: '/board', json: 'true' }
    const asked = await again.page.request.post(`${floor.origin}/api/auth/signin/microsoft?prompt=none`, {
      form,
    })
    expect(asked.status()).toBe(400)
  })
})

async function filesIn(folder: string): Promise<readonly { name: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => ({ name, bytes: await readFile(join(parentPath, name)) })),
  )
}
