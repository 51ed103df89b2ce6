import { expect, test } from 'vitest'
import { teamsToken } from '@/server/db/schema'
import { lockSession } from '@/server/sessions/session-lock'
import { newAuditRows } from '../../../support/audit-rows'
import { chooseAccount, cookieBrowser } from '../../../support/cookie-browser'
import { describeOnMigrated } from '../../databases'
import { microsoftFloor, PASSWORD } from './microsoft-floor'

describeOnMigrated('connecting a Microsoft account', (database) => {
  const { origin, installed, setOff, arrive, signIn, connect, actorIn, byPassword, tokenOf } =
    microsoftFloor(database)
  const rows = newAuditRows(() => database().orm)

  test('is for the signed-in user, whose session does not change', async () => {
    const browser = await byPassword('virtual')
    const [before, cookie] = [await actorIn(browser), browser.cookies().get('next-auth.session-token')]
    expect(await installed().runtime.teams.standing(before ?? never())).toMatchObject({ state: 'connect' })
    await rows()
    expect(await connect(browser, 'stranger')).toBe('/teams?connected=1')
    expect(await rows()).toMatchObject([
      { actorId: before?.userId, action: 'request:join', outcome: 'done', detail: '{"teams":"connected"}' },
    ])
    expect(await actorIn(browser)).toEqual(before)
    expect(browser.cookies().get('next-auth.session-token')).toBe(cookie)
    expect(await installed().runtime.teams.standing(before ?? never())).toEqual({
      state: 'ready',
      connectable: true,
      connected: { name: 'stranger@elsewhere.test' },
    })
    // The connection is for calls only: a person at an unlocked screen cannot sign in with it.
    expect((await signIn('stranger')).at).toBe('/sign-in?refused=unknown')
  })

  test('keeps no token in a locked session, and says so in the trail', async () => {
    const browser = await byPassword('charge')
    const carmen = await actorIn(browser)
    await database().orm.delete(teamsToken)
    const setOffBefore = await setOff(browser, 'teams', `${origin()}/teams`)
    await database().orm.transaction((tx) => lockSession(tx, carmen?.sessionId ?? ''))
    await rows()
    const back = await chooseAccount(browser, setOffBefore, 'stranger')
    expect(await arrive(browser, back.href)).toBe('/board')
    expect(await tokenOf(carmen?.userId)).toBeUndefined()
    expect(await rows()).toMatchObject([
      { actorId: carmen?.userId, action: 'request:join', outcome: 'session_locked' },
    ])
  })

  test('refuses to connect another user’s account, without a session, and for a role that joins no calls', async () => {
    await signIn('vera')
    expect(await connect(await byPassword('charge'), 'vera')).toBe('/teams?refused=other-account')
    const vera = await byPassword('vera.lind@ward.test', PASSWORD)
    expect(await connect(vera, 'stranger')).toBe('/teams?refused=other-identity')
    expect(await connect(cookieBrowser(), 'stranger')).toBe('/sign-in?ended=expired')
    await rows()
    const bedside = await byPassword('bedside')
    expect(await connect(bedside, 'stranger')).toBe('/teams?refused=role')
    expect(await rows()).toContainEqual(
      expect.objectContaining({ action: 'request:join', outcome: 'forbidden' }),
    )
    expect(await tokenOf((await actorIn(bedside))?.userId)).toBeUndefined()
    expect(await connect(await byPassword('charge'), null)).toMatch(
      /^\/sign-in\?callbackUrl=[^&]*%2Fteams&error=/,
    )
  })
})

const never = (): never => {
  throw new Error('No one is signed in.')
}
