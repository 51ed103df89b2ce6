import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Actor } from '@/server/access/permission'
import { createCoverageService } from '@/server/coverage/service'
import { appointment, bed, request, session } from '@/server/db/schema'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, openWard, type Ward } from '../../../support/ward'
import { codeOf, employed, granted, whoLiesIn } from '../chart/charted-ward'

describeOnBothDatabases('A link into a call', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let nurse: Actor
  let place: typeof bed.$inferSelect
  beforeEach(async () => {
    ward = await openWard(await hospital())
    nurse = await employed(ward, 'virtual', 'vic')
    const { bedId } = await whoLiesIn(ward, '431', 'bed 2')
    const [found] = await ward.database.orm.select().from(bed).where(eq(bed.id, bedId))
    if (!found) throw new Error('There is no such bed')
    place = found
  })
  afterEach(() => ward.close())

  const link = (id: string, who: Actor = nurse) =>
    ward.assistance.providerLink(allowed(who, 'appointment:link'), id, 'solo')

  /** Claims and joins a request at the bed; returns the appointment's id in Solo. */
  async function joined(): Promise<string> {
    const locator = { deviceSerialNumber: place.deviceSerial ?? '' }
    const asking = allowed(actor('bedside'), 'request:create')
    const made = granted(
      await ward.assistance.create(asking, { locator, reason: 'fall-risk', priority: 'urgent' }),
    )
    await ward.until(made.request.id, 'waiting')
    granted(await ward.assistance.claim(allowed(nurse, 'request:claim'), made.request.id))
    const joining = { via: 'solo', mrn: place.patientMrn ?? '' } as const
    granted(await ward.assistance.join(allowed(nurse, 'request:join'), made.request.id, joining))
    const [row] = await ward.database.orm.select().from(request).where(eq(request.id, made.request.id))
    return row?.appointmentId ?? ''
  }

  it('is for the nurse who has claimed the request, and for no other who counts ids', async () => {
    const id = await joined()
    expect(codeOf(await link(id))).toBe('accepted')
    const another = await employed(ward, 'virtual', 'another')
    expect(codeOf(await link(id, another))).toBe('not_found')
    expect(codeOf(await link(String(Number(id) + 1)))).toBe('not_found')
  })

  it('is no longer for a nurse who has released the request', async () => {
    const id = await joined()
    const [row] = await ward.database.orm.select().from(request).where(eq(request.appointmentId, id))
    granted(await ward.assistance.release(allowed(nurse, 'request:release'), row?.id ?? ''))
    expect(codeOf(await link(id))).toBe('not_found')
  })

  it('is for a nurse who covers the unit of an appointment that another has booked', async () => {
    const id = await joined()
    await ward.database.orm.update(request).set({ endedAt: new Date() })
    await ward.database.orm.insert(appointment).values({
      soloId: id,
      bedId: place.id,
      patientSoloId: place.patientSoloId ?? '',
      waitingRoom: 'GreatRoom',
      startsAt: new Date(),
      durationSeconds: 900,
      reason: 'Round',
      status: 'scheduled',
      bookedById: actor('charge').userId,
      bookedByName: 'Cleo',
    })
    expect(codeOf(await link(id))).toBe('not_found')
    const expiresAt = new Date(Date.now() + 3_600_000)
    await ward.database.orm
      .insert(session)
      .values({ id: nurse.sessionId, accountId: nurse.userId, expiresAt })
    const units = [{ buildingId: place.buildingId, unit: place.department || place.floor }]
    granted(
      await createCoverageService(ward.database).set(allowed(nurse, 'coverage:set'), { units, hours: 12 }),
    )
    expect(codeOf(await link(id))).toBe('accepted')
  })
})
