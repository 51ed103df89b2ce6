import { beforeAll, describe, expect, it } from 'vitest'
import { BED_2 } from '../support/board-page'
import { type RunningProgram, startLantern } from '../support/lantern-process'
import { type NurseClient, signInAt } from '../support/nurse-client'
import { gatherPeople } from '../support/people'
import { callSolo, keptApiKey, openAtBed2 } from '../support/solo-book'

const READY_WITHIN_MS = 300_000

/** A Lantern that polls a bed once in a quarter of an hour: any news in between comes by webhook. */
describe('a call that goes on and ends in Solo', () => {
  const people = gatherPeople()
  let lantern: RunningProgram
  let charge: NurseClient
  beforeAll(async () => {
    lantern = await startLantern({
      readyWithinMs: READY_WITHIN_MS,
      env: { WEBHOOKS_ALLOW_PRIVATE: '1', SOLO_REQUESTS_PER_SECOND: '0.001' },
    })
    charge = await signInAt(lantern.origin, 'charge')
  }, 2 * READY_WITHIN_MS)

  const health = async () => Object((await charge.call('/api/health')).body).webhooks
  const solo = (method: string, path: string, body?: object) => callSolo(lantern, method, path, body)

  /** The appointment of a call, by Solo's numbers, from the first on. */
  const appointmentOf = async (callId: string | undefined, id = 1): Promise<number> => {
    const { videoCall } = await solo('GET', `v1/appointments/${id}`)
    if (!videoCall) throw new Error('No appointment has that call')
    return videoCall.id === callId ? id : appointmentOf(callId, id + 1)
  }

  it('is on every board as it happens, without a poll', async () => {
    await expect.poll(health).toMatchObject({ state: 'registered' })
    const virtual = await people.enter(lantern.origin, 'virtual')
    const wall = await people.enter(lantern.origin, 'display')
    const board = virtual.board
    await board.ask(BED_2, 'Urgent')
    await board.read('Received')
    await board.read(/Teladoc confirmed at/)
    await board.press('Done')
    await board.open(BED_2)
    await board.press('Claim')
    const joined = async (press: string) => {
      const opened = virtual.page.context().waitForEvent('page')
      await board.press(press)
      const call = await opened
      await call.getByText('No one has joined at the bed yet.').waitFor()
      const callId = new URL(call.url()).pathname.split('/').at(-1)
      await call.close()
      return appointmentOf(callId)
    }
    const first = await joined('Yes, join the call')
    await wall.board.expectBed(BED_2, 'in a call with Victor Adeyemi, RN.')

    await solo('PUT', `embedded/appointments/${first}`, { videoCall: 'on hold' })
    await solo('PUT', `embedded/appointments/${first}`, { videoCall: 'incomplete' })
    // The call broke off: the request calls everyone again, and the next join books another call.
    await wall.board.expectBed(BED_2, 'Back in the queue: Victor Adeyemi, RN did not join')
    await board.press('Claim')
    const second = await joined('Yes, join the call')
    expect(second).not.toBe(first)
    await wall.board.expectBed(BED_2, 'in a call with Victor Adeyemi, RN.')

    await solo('PUT', `embedded/appointments/${second}`, { status: 'cancelled' })
    await wall.board.expectBed(BED_2, 'claimed by Victor Adeyemi, RN. Call cancelled in Teladoc.')
    await board.read('Call cancelled in Teladoc: joining books another call')
    const third = await joined('Yes, join the call')
    expect(third).not.toBe(second)
    await wall.board.expectBed(BED_2, 'in a call with Victor Adeyemi, RN.')

    await solo('PUT', `embedded/appointments/${third}`, { status: 'completed' })
    await board.read('The call is over. How did it end?')
    await board.press('Completed')
    await virtual.board.expectQuiet(BED_2)
    await wall.board.expectQuiet(BED_2)
    const apiKey = await keptApiKey(lantern.dataDir)
    await expect.poll(() => openAtBed2(lantern.origin, apiKey)).toBeNull()
    await expect.poll(async () => (({ received, processed }) => received - processed)(await health())).toBe(0)
    expect(await health()).toMatchObject({ refused: { tampered: 0, foreign: 0, replayed: 0 } })
  })

  it('accepts only events that Solo sealed, no matter who posts them', async () => {
    const before = await health()
    const post = async (body: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${lantern.origin}/api/webhooks/solo`, { method: 'POST', headers, body })
      return { status: answer.status, headers: answer.headers, body: await answer.json() }
    }
    const garbage = await post('A'.repeat(100), { origin: 'https://elsewhere.example' })
    expect(garbage).toMatchObject({ status: 400, body: { error: { code: 'invalid' } } })
    expect(garbage.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await post('{"event":"appointment:completed"}')).toMatchObject({ status: 400 })
    expect(await post('A'.repeat(70_000))).toMatchObject({ status: 413 })
    expect(await health()).toMatchObject({
      received: before.received,
      refused: { tampered: before.refused.tampered + 1, foreign: before.refused.foreign + 1 },
    })
    expect((await fetch(`${lantern.origin}/api/webhooks/solo`)).status).toBe(405)
  })
})
