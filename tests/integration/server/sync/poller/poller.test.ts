import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Bed } from '@/lib/board/types'
import { bed as soloBed } from '@/server/solo-emulator/db/schema'
import { describeOnPostgres } from '../../../../support/database'
import { hospitalOf } from '../../../../support/hospital'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../../support/ward'

const WATCHED = { timeout: 60_000, interval: 50 }

describeOnPostgres('What happens in Solo itself', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital(), { poller: true })
  })
  afterEach(() => ward.close())

  const bed = async (): Promise<Bed | undefined> => {
    const board = await ward.board.snapshot(allowed(actor('charge'), 'board:read'), 'hospital')
    if (!board.ok) throw new Error(board.refusal.code)
    return board.value.beds.find((one) => one.room === BED_2.room && one.label === BED_2.bed)
  }
  const askElsewhere = async () => {
    const made = await ward.elsewhere('POST', '/qapi/v1/request-assistance', { deviceSerialNumber: '123457' })
    expect(made.status).toBe(201)
    return (made.body as { id: string }).id
  }
  const changeElsewhere = (id: string, change: object) =>
    ward.elsewhere('PUT', `/qapi/embedded/request-assistance/${id}`, change)

  it('shows a request made there, who took it there, and its end', async () => {
    const id = await askElsewhere()
    await expect
      .poll(async () => (await bed())?.request, WATCHED)
      .toMatchObject({ status: 'waiting', origin: 'elsewhere', reason: null })
    await changeElsewhere(id, { assignedTo: { firstName: 'Ada', lastName: 'Byron' }, status: 'on hold' })
    await expect
      .poll(async () => (await bed())?.request, WATCHED)
      .toMatchObject({
        status: 'claimed',
        claimedBy: { userId: null, name: 'Ada Byron' },
        soloStatus: 'on hold',
      })
    await changeElsewhere(id, { assignedTo: null })
    await expect.poll(async () => (await bed())?.request, WATCHED).toMatchObject({ status: 'waiting' })
    await ward.elsewhere('DELETE', '/qapi/v1/request-assistance', BED_2)
    await expect.poll(async () => (await bed())?.request, WATCHED).toBeNull()
  })

  it('forgets a patient when Solo stops naming them, before a nurse confirms the wrong one', async () => {
    expect((await bed())?.patient?.mrn).toBe('1234')
    await ward.database.orm
      .update(soloBed)
      .set({ patientSpid: null })
      .where(and(eq(soloBed.room, BED_2.room), eq(soloBed.bed, BED_2.bed)))
    await askElsewhere()
    await expect
      .poll(bed, WATCHED)
      .toMatchObject({ patient: null, occupied: null, request: { origin: 'elsewhere' } })
  })

  it('shows a device that comes online', async () => {
    const id = await askElsewhere()
    await expect.poll(async () => (await bed())?.device.readiness, WATCHED).toBe('offline')
    await changeElsewhere(id, { availability: 'online' })
    await expect.poll(async () => (await bed())?.device.readiness, WATCHED).toBe('ready')
  })

  it('ends here what was ended there, and does not bring back what was ended here', async () => {
    const who = actor('charge')
    const made = await ward.assistance.create(allowed(who, 'request:create'), {
      locator: BED_2,
      reason: 'other',
      priority: 'routine',
    })
    if (!made.ok) throw new Error(made.refusal.code)
    const { id } = made.value.request
    await ward.until(id, 'waiting')
    const [there] = (await ward.soloRequests()).open
    await changeElsewhere(there ?? '', { assignedTo: { firstName: 'Ada', lastName: 'Byron' } })
    await ward.until(id, 'claimed')
    await ward.elsewhere('DELETE', '/qapi/v1/request-assistance', BED_2)
    expect(await ward.until(id, 'completed')).toMatchObject({ ended: { reason: 'ended-in-solo' } })

    const again = await ward.assistance.create(allowed(who, 'request:create'), {
      locator: BED_2,
      reason: 'other',
      priority: 'routine',
    })
    if (!again.ok) throw new Error(again.refusal.code)
    await ward.until(again.value.request.id, 'waiting')
    await ward.assistance.cancel(allowed(who, 'request:cancel'), again.value.request.id, 'another-reason')
    await expect.poll(async () => (await ward.soloRequests()).open).toEqual([])
    const before = (await checkedAt()) ?? 0
    await expect.poll(async () => (await checkedAt()) ?? 0, WATCHED).toBeGreaterThan(before)
    expect((await bed())?.request).toBeNull()
  })

  async function checkedAt(): Promise<number | undefined> {
    const board = await ward.board.snapshot(allowed(actor('charge'), 'board:read'), 'hospital')
    const found = await bed()
    return board.ok && found ? board.value.checkedAt[found.id] : undefined
  }
})
