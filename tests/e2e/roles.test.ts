import { describe, expect, it } from 'vitest'
import { BED_2 } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { answered, signIn } from '../support/people'
import { signOut } from '../support/session-ends'

describe('the rights of the roles', () => {
  const floor = hospitalFloor()

  it('lets a newcomer in by one tap on a demo account', async () => {
    const newcomer = await floor.people.arrive()
    await newcomer.page.goto(floor.origin)
    await newcomer.page.waitForURL('**/sign-in')
    await newcomer.page.getByRole('button', { name: /^Bedside nurse/ }).click()
    await newcomer.board.live()
    await newcomer.page.getByText('DEMO — not for patient care').waitFor()
    await newcomer.board.bed(BED_2).waitFor()
  })

  it('gives a display no controls but its own settings', async () => {
    const wall = await floor.people.enter(floor.origin, 'display')
    await wall.board.bed(BED_2).click()
    await wall.page.keyboard.press('/')
    expect(await wall.board.dialog.count()).toBe(0)
    expect(await wall.page.getByRole('main').getByRole('button').count()).toBe(0)
    expect(await wall.page.getByRole('button', { name: 'Search' }).count()).toBe(0)
    const status = await wall.page.evaluate(async () => {
      const locator = { building: 'hospital', floor: 'floor 2', room: '431', bed: 'bed 2' }
      const { status } = await fetch('/api/assistance-requests', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'a-display-must-not' },
        body: JSON.stringify({ locator, reason: 'other', priority: 'urgent' }),
      })
      return status
    })
    expect(status).toBe(403)
    wall.expects(answered(403))
  })

  it('ends every tab of a session at sign-out, and shows the way back in', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside', { ownSession: true })
    const second = await bedside.page.context().newPage()
    await second.goto(`${floor.origin}/board`)
    await second.locator('[data-live="live"]').waitFor()
    const cookies = await bedside.page.context().cookies()
    const header = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
    const whoAmI = () => fetch(`${floor.origin}/api/auth/session`, { headers: header })
    expect(await (await whoAmI()).text()).toContain('Bea Larsson, RN')
    await signOut(bedside)
    for (const tab of [second, bedside.page]) {
      await tab.getByText('You have signed out.').waitFor()
      expect(new URL(tab.url()).search).toBe('?ended=signed-out')
    }
    // A copy of the cookie tells no name.
    const kept = await whoAmI()
    expect(kept.status).toBe(401)
    expect(await kept.text()).not.toContain('Larsson')
    await second.goto(`${floor.origin}/board`)
    await second.waitForURL('**/sign-in')
    await signIn(second, 'bedside', 'lantern')
    await second.locator('[data-live="live"]').waitFor()
  })

  it('says that the password is wrong, and after some tries how long to wait', async () => {
    const stranger = await floor.people.arrive()
    await stranger.page.goto(`${floor.origin}/sign-in`)
    const problem = stranger.page.getByRole('main').getByRole('alert')
    const wrong = problem.getByText('The username or the password is wrong.')
    const waits = problem.getByText(/^Too many attempts\. Try again in \d+ s\.$/)
    const typeWrong = async (tries: number) => {
      const answer = stranger.page.waitForResponse(/\/api\/auth\/callback\/credentials/)
      await signIn(stranger.page, 'forgetful', `wrong ${tries}`)
      await answer
      await wrong.or(waits).waitFor()
    }
    for (let tries = 1; tries <= 6; tries += 1) {
      await typeWrong(tries)
      await wrong.waitFor()
    }
    // The delay doubles with each try that it lets through, so that however slow this machine is, one comes too soon.
    for (let tries = 7; (await waits.count()) === 0; tries += 1) await typeWrong(tries)
    expect(new URL(stranger.page.url()).pathname).toBe('/sign-in')
    stranger.expects(answered(401))
  })
})
