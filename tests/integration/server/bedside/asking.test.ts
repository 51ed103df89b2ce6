import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../support/ward'
import { atBed, SERIAL } from './bedside-ward'

describeOnBothDatabases('The device of a bed', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let bedside: Awaited<ReturnType<typeof atBed>>
  beforeEach(async () => {
    ward = await openWard(await hospital())
    bedside = await atBed(ward)
  })
  afterEach(() => ward.close())

  const asked = async (): Promise<string> => {
    const { view } = bedside.floor.value(await bedside.ask())
    if (!view.request) throw new Error('nothing was asked')
    return view.request.id
  }

  it('shows its bed and the phone to call, and nothing of the patient', async () => {
    const { patient } = await bedside.bed()
    const view = await bedside.view()
    expect(view).toMatchObject({
      serial: SERIAL,
      place: { building: 'hospital', floor: 'floor 2', room: '431', bed: 'bed 2' },
      phone: expect.any(String),
      request: null,
      knock: null,
      serverTime: expect.any(Number),
      version: 'of the tests',
    })
    await asked()
    const told = JSON.stringify(await bedside.view())
    expect(patient?.name).toBeTruthy()
    // Compares whole words: the serial begins as the MRN does.
    for (const fact of Object.values(patient ?? {})) expect(told).not.toMatch(new RegExp(`\\b${fact}\\b`))
  })

  it('asks for help, shows proof once Solo has the request, and is on the board under its name', async () => {
    const first = bedside.floor.value(await bedside.ask('urgent', 'one tap'))
    expect(first).toMatchObject({
      created: true,
      view: {
        request: { status: 'sending', priority: 'urgent', receivedAt: null, mine: true, mayCancel: true },
      },
    })
    const id = first.view.request?.id ?? ''
    await ward.until(id, 'waiting')
    expect((await bedside.view()).request).toMatchObject({
      status: 'waiting',
      receivedAt: expect.any(Number),
    })
    expect(await bedside.bed()).toMatchObject({
      request: { id, reason: 'asked-at-bed', askedBy: 'Tablet 431·2', origin: 'lantern', status: 'waiting' },
    })
    // The same tap again after a lost answer, and another tap: one request.
    for (const key of ['one tap', randomUUID()]) {
      const again = bedside.floor.value(await bedside.ask('urgent', key))
      expect(again).toMatchObject({ created: false, view: { request: { id } } })
    }
    expect((await ward.soloRequests()).open).toHaveLength(1)
  })

  it('names the nurse who comes and their role, and says when they have joined', async () => {
    const id = await asked()
    await ward.until(id, 'waiting')
    const vic = await bedside.floor.person('virtual', 'Vic, RN')
    await ward.assistance.claim(allowed(vic, 'request:claim'), id)
    expect((await bedside.view()).request).toMatchObject({
      status: 'claimed',
      claimedBy: { name: 'Vic, RN', role: 'virtual' },
      mayCancel: true,
    })
    expect((await bedside.view()).knock).toBeNull()
    await bedside.rejoin(vic, id)
    expect((await bedside.view()).request).toMatchObject({ status: 'in-call', mayCancel: false })
  })

  it('makes an emergency of an open request, also of one that a nurse made', async () => {
    const made = await ward.assistance.create(allowed(actor('bedside', 'Bea'), 'request:create'), {
      locator: BED_2,
      reason: 'fall-risk',
      priority: 'urgent',
    })
    const id = made.ok ? made.value.request.id : ''
    expect((await bedside.view()).request).toMatchObject({ id, mine: false, mayCancel: false })
    const raised = bedside.floor.value(await bedside.ask('emergency'))
    expect(raised).toMatchObject({ created: false, view: { request: { id, priority: 'emergency' } } })
  })

  it('takes back the request that was made at it, as it was shown', async () => {
    const id = await asked()
    const stale = { requestId: randomUUID(), reason: 'asked-by-mistake' } as const
    expect(await ward.bedside.cancel(bedside.serve(), stale)).toMatchObject({
      refusal: { code: 'not_found' },
    })
    const taken = await ward.bedside.cancel(bedside.serve(), { ...stale, requestId: id })
    expect(taken).toMatchObject({ ok: true, value: { request: null } })
    expect(await ward.until(id, 'cancelled')).toMatchObject({
      ended: { by: 'Tablet 431·2', reason: 'asked-by-mistake' },
    })
    expect(await ward.bedside.cancel(bedside.serve(), { ...stale, requestId: id })).toMatchObject({
      refusal: { code: 'not_found' },
    })
  })

  it('takes back neither a request that a nurse made nor one that a nurse has joined', async () => {
    const made = await ward.assistance.create(allowed(actor('bedside', 'Bea'), 'request:create'), {
      locator: BED_2,
      reason: 'fall-risk',
      priority: 'urgent',
    })
    const nurses = made.ok ? made.value.request.id : ''
    const cancel = (requestId: string) =>
      ward.bedside.cancel(bedside.serve(), { requestId, reason: 'asked-by-mistake' })
    expect(await cancel(nurses)).toMatchObject({ refusal: { code: 'forbidden' } })
    await ward.assistance.cancel(allowed(actor('charge'), 'request:cancel'), nurses, 'asked-by-mistake')
    const id = await asked()
    await ward.until(id, 'waiting')
    await bedside.join(actor('virtual', 'Vic'), id)
    expect(await cancel(id)).toMatchObject({ refusal: { code: 'already_claimed' } })
    expect((await bedside.bed()).request).toMatchObject({ id, status: 'in-call' })
  })

  it('follows its serial to another bed, and says when no bed has it', async () => {
    const old = await asked()
    const other = (await bedside.board()).find((one) => one.device.serial === null)
    if (!other) throw new Error('every bed has a device')
    await bedside.giveDevice(other.id)
    const moved = await bedside.view()
    expect(moved).toMatchObject({ place: { room: other.room, bed: other.label }, request: null })
    const { view } = bedside.floor.value(await bedside.ask())
    expect(view.request?.id).not.toBe(old)
    expect((await bedside.board()).find((one) => one.id === other.id)?.request?.id).toBe(view.request?.id)

    await bedside.giveDevice(null)
    expect(await bedside.view()).toMatchObject({ serial: SERIAL, place: null, phone: null, request: null })
    expect(await bedside.ask()).toMatchObject({ refusal: { code: 'place_unknown' } })
    const cancelled = { requestId: old, reason: 'asked-by-mistake' } as const
    expect(await ward.bedside.cancel(bedside.serve(), cancelled)).toMatchObject({
      refusal: { code: 'not_found' },
    })
  })

  it('serves no user who has the role without a paired device', async () => {
    const forged = bedside.serve(actor('device'))
    for (const answer of [
      ward.bedside.view(forged),
      ward.bedside.ask(forged, { priority: 'urgent' }),
      ward.bedside.answer(forged),
      ward.bedside.decline(forged),
    ]) {
      expect(await answer).toMatchObject({ refusal: { code: 'forbidden' } })
    }
  })
})
