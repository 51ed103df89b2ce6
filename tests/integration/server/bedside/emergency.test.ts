import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Actor } from '@/server/access/permission'
import { readDatabaseTime } from '@/server/platform/db/clock'
import { describeOnPostgres } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { allowed, openWard, type Ward } from '../../../support/ward'
import { atBed } from './bedside-ward'

describeOnPostgres('An emergency during a knock or a call', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let bedside: Awaited<ReturnType<typeof atBed>>
  let vic: Actor
  let vera: Actor
  beforeEach(async () => {
    ward = await openWard(await hospital(), { poller: true })
    bedside = await atBed(ward)
    vic = await bedside.floor.person('virtual', 'Vic, RN')
    vera = await bedside.floor.person('virtual', 'Vera, RN')
  })
  afterEach(() => ward.close())

  const joined = async (priority: 'urgent' | 'emergency' = 'urgent') => {
    const { view } = bedside.floor.value(await bedside.ask(priority))
    const id = view.request?.id ?? ''
    await ward.until(id, 'waiting')
    await bedside.join(vic, id)
    return id
  }
  const letIn = async () => bedside.floor.value(await ward.bedside.answer(bedside.serve()))
  const emergency = async () => bedside.floor.value(await bedside.ask('emergency')).view
  const request = async () => (await bedside.bed()).request
  const calling = {
    status: 'waiting',
    priority: 'emergency',
    claimedBy: null,
    inCallBy: { name: 'Vic, RN' },
  }

  it('calls everyone while the nurse still knocks, who can be let in as before', async () => {
    await joined()
    const view = await emergency()
    expect(view).toMatchObject({
      request: { status: 'waiting', priority: 'emergency', mayCancel: false },
      knock: { by: { name: 'Vic, RN' }, answered: null },
    })
    expect(await request()).toMatchObject(calling)
    expect((await letIn()).url).toContain('as=patient')
    expect((await bedside.view()).knock?.answered).toBe('let-in')
  })

  it('cannot be cancelled at the bed while its nurse is in the call', async () => {
    const requestId = await joined()
    await letIn()
    await emergency()
    const cancelled = await ward.bedside.cancel(bedside.serve(), { requestId, reason: 'asked-by-mistake' })
    expect(cancelled).toMatchObject({ refusal: { code: 'already_claimed' } })
    expect(await request()).toMatchObject(calling)
  })

  it('calls everyone while the call goes on, and is in the call again where its nurse claims it', async () => {
    const id = await joined()
    await letIn()
    await emergency()
    expect(await request()).toMatchObject(calling)
    const again = await ward.assistance.claim(allowed(vic, 'request:claim'), id)
    expect(again).toMatchObject({ value: { status: 'in-call', via: 'solo', joinedAt: expect.any(Number) } })
    expect(await request()).not.toHaveProperty('inCallBy')
    expect((await bedside.view()).knock).toMatchObject({ answered: 'let-in', by: { name: 'Vic, RN' } })
  })

  it('calls everyone again where the request was an emergency when the call began', async () => {
    await joined('emergency')
    await letIn()
    await emergency()
    expect(await request()).toMatchObject(calling)
  })

  it('is claimed and joined by another nurse, while the first stays in the call', async () => {
    const id = await joined()
    await letIn()
    await emergency()
    await ward.assistance.claim(allowed(vera, 'request:claim'), id)
    expect(await request()).toMatchObject({
      status: 'claimed',
      claimedBy: { name: 'Vera, RN' },
      inCallBy: { name: 'Vic, RN' },
    })
    expect(await request()).not.toHaveProperty('bedWaitsSince')
    expect(await bedside.view()).toMatchObject({
      request: { status: 'claimed', claimedBy: { name: 'Vera, RN' } },
      knock: { by: { name: 'Vic, RN' }, answered: 'let-in' },
    })
    await bedside.rejoin(vera, id)
    expect(await request()).toMatchObject({ status: 'in-call', claimedBy: { name: 'Vera, RN' } })
    expect(await request()).not.toHaveProperty('inCallBy')
    expect((await bedside.view()).knock).toMatchObject({ by: { name: 'Vera, RN' }, answered: 'let-in' })
  })

  it('is not silenced by the name that Solo has for the nurse in the call', async () => {
    const id = await joined()
    await letIn()
    await emergency()
    const { soloId } = await bedside.row(id)
    const inSolo = { assignedTo: { firstName: 'Virtual', lastName: 'Nurse' }, status: 'seen by the poller' }
    await ward.elsewhere('PUT', `/qapi/embedded/request-assistance/${soloId}`, inSolo)
    await expect.poll(async () => (await request())?.soloStatus).toBe('seen by the poller')
    expect(await request()).toMatchObject(calling)
  })

  it('goes on calling when its nurse has left the call, and when Solo ends the request with the call', async () => {
    const id = await joined()
    await letIn()
    await emergency()
    const { appointmentId, soloId } = await bedside.row(id)
    const over = { status: 'completed', videoCall: 'complete' }
    await ward.elsewhere('PUT', `/qapi/embedded/appointments/${appointmentId}`, over)
    await expect.poll(async () => (await request())?.inCallBy).toBeUndefined()
    expect((await bedside.view()).knock).toBeNull()
    await ward.elsewhere('PUT', `/qapi/embedded/request-assistance/${soloId}`, { finished: true })
    // A poll is dated by the time before Solo was asked.
    const finished = await readDatabaseTime(ward.database.orm)
    await expect.poll(bedside.polledAt).toBeGreaterThan(finished)
    expect(await request()).toMatchObject({ status: 'waiting', priority: 'emergency', claimedBy: null })
  })
})
