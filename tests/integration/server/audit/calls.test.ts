import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { bed, request } from '@/server/db/schema'
import type { Database } from '@/server/platform/db/open'
import { type Caller, callSocket, enter, next, openLink } from '../../../support/call-house'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { ask } from '../../app/api/route-calls'
import { ONE } from '../../app/api/route-table'
import { type AuditedHouse, openHouse } from './audited-house'

describeOnBothDatabases('The audit rows of a call', (open) => {
  const hospital = hospitalOf(open)
  let database: Database
  let house: AuditedHouse
  const sockets: Caller[] = []
  beforeAll(async () => {
    database = (await hospital()).database
    house = await openHouse(database, 'no bed')
  })
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect()
    await house.close()
  })

  /** A browser that has opened a link into a call. */
  async function seated(link: string, side: 'provider' | 'patient'): Promise<Caller> {
    const callId = new URL(link).pathname.split('/').at(-1) ?? ''
    const socket = callSocket(house.soloUrl, { callId, side }, await openLink(link))
    sockets.push(socket)
    return socket
  }

  test('are that the nurse joined it; what the two sides send each other leaves none', async () => {
    const [place] = await database.orm.select().from(bed).where(eq(bed.room, '431')).limit(1)
    const { cookie, userId } = await house.enter('virtual')
    const of = (id: string) => ({ id, cookie })
    const locator = { deviceSerialNumber: place?.deviceSerial }
    const body = { locator, reason: 'fall-risk', priority: 'urgent' }
    const { body: asked } = await ask('POST', 'assistance-requests', { body, cookie })
    const stored = async () => (await database.orm.select().from(request).where(eq(request.id, asked.id)))[0]
    await vi.waitFor(async () => expect((await stored())?.status).toBe('waiting'))
    await ask('POST', `${ONE}/claim`, of(asked.id))
    await house.newRows()

    const joining = { via: 'solo', mrn: place?.patientMrn }
    const joined = await ask('POST', `${ONE}/join`, { ...of(asked.id), body: joining })
    expect(await house.newRows()).toMatchObject([
      {
        action: 'request:join',
        outcome: 'done',
        actorId: userId,
        requestId: asked.id,
        patient: place?.patientMrn,
      },
    ])

    const appointment = (await stored())?.appointmentId
    const path = `/qapi/v1/appointments/id/type/SAID/value/${appointment}/video-call-links`
    const links = (await house.solo('GET', path)).json as { patientVisitUrl: string }
    const nurse = await seated(joined.body.url, 'provider')
    const patient = await seated(links.patientVisitUrl, 'patient')
    const [here, there] = [await enter(nurse), await enter(patient)]
    if (!here.ok || !there.ok) throw new Error('Not let in')
    const heard = next(patient, 'call:signal')
    nurse.emit('call:signal', there.you, { description: { type: 'offer', sdp: 'v=0' } })
    await heard
    const told = next(nurse, 'call:member')
    patient.emit('call:media', { mic: false, camera: true, screen: false })
    await told
    expect(await nurse.emitWithAck('call:invite')).toMatchObject({ ok: true })
    await nurse.emitWithAck('call:leave')
    expect(await house.newRows()).toEqual([])
  })
})
