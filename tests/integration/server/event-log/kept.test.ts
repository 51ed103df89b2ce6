import { asc, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { forgetRequestNames, forgetRequests } from '@/server/assistance/forget-requests'
import { account, bed, bookedCall, building, event, request, session } from '@/server/db/schema'
import { forgetEvents, forgetNames } from '@/server/event-log/forget-events'
import { forgetSessions } from '@/server/sessions/forget-sessions'
import { describeOnMigrated } from '@/tests/integration/databases'

const LAST = 1_200
const PATIENT = { name: 'Ana Ruiz', mrn: 'MRN 1', birthDate: '1950-01-01' }
const ago = (days: number) => sql`now() - make_interval(days => ${days}::int)`

describeOnMigrated('What is kept for some days only', (database) => {
  let buildingId: string
  let bedId: string
  const orm = () => database().orm

  async function newBed(label: string, more: object = {}): Promise<string> {
    const values = { buildingId, floor: '1', room: '1', label, occupied: true, patientMrn: 'MRN 1', ...more }
    const [made] = await orm().insert(bed).values(values).returning({ id: bed.id })
    return made?.id ?? ''
  }
  const newRequest = async (label: string, more: object) => {
    const [made] = await orm()
      .insert(request)
      .values({
        buildingId,
        bedId: await newBed(label),
        status: 'completed',
        priority: 'routine',
        origin: 'lantern',
        locator: { building: 'h', floor: '1', room: '1', bed: label },
        delivery: 'done',
        endReason: label,
        ...more,
      })
      .returning({ id: request.id })
    return made?.id ?? ''
  }

  beforeAll(async () => {
    const [made] = await orm().insert(building).values({ name: 'h', lastEvent: LAST }).returning()
    buildingId = made?.id ?? ''
    bedId = await newBed('bed 1', { patientName: 'Ana Ruiz' })
    const data = {
      bed: {
        patient: PATIENT,
        soloSays: { patient: PATIENT, at: 1 },
        request: { outcome: { kind: 'x', note: 'Ana fell' } },
      },
      ended: null,
    }
    await orm().execute(sql`
      insert into lantern.event (building_id, seq, at, kind, bed_id, data)
      select ${buildingId}, i, now() - make_interval(days => case when i <= 300 then 100 when i <= 600 then 40 else 35 end),
        'bed-updated', ${bedId}, ${JSON.stringify(data)}::jsonb
      from generate_series(1, ${LAST}) as i`)
  })

  const events = async () => {
    const rows = await orm().select().from(event).orderBy(asc(event.seq))
    return rows.map(({ seq, data }) => ({ seq, data: JSON.stringify(data) }))
  }

  it('are events, but for those by which displays catch up', async () => {
    await forgetEvents(orm(), 90)
    const kept = await events()
    expect([kept.length, kept[0]?.seq, kept.at(-1)?.seq]).toEqual([900, 301, LAST])
    await forgetEvents(orm(), 37)
    expect((await events())[0]?.seq).toBe(601)
    await forgetEvents(orm(), 7)
    expect(await events()).toHaveLength(500)
  })

  it('are names, birth dates, MRNs and free text in events, but for those by which displays catch up', async () => {
    await orm().execute(sql`
      insert into lantern.event (building_id, seq, at, kind, bed_id, data)
      select building_id, seq - 500, now() - interval '31 days', kind, bed_id, data from lantern.event`)
    await forgetNames(orm(), 30)
    const named = (await events()).filter(({ data }) => /Ana|MRN|1950/.test(data))
    expect([named.length, named[0]?.seq]).toEqual([500, 701])
    expect(JSON.parse((await events())[0]?.data ?? '')).toMatchObject({
      bed: { patient: null, request: { outcome: { kind: 'x' } } },
    })
    const [head] = await orm().select().from(building)
    expect(head?.namelessTo).toBe(700)
    // What comes later is found from there on.
    await orm()
      .update(building)
      .set({ lastEvent: LAST + 100 })
    await forgetNames(orm(), 30)
    expect((await events()).filter(({ data }) => data.includes('Ana'))).toHaveLength(400)
  })

  it('are the patients of retired beds; a bed that is in use keeps its own', async () => {
    const retired = await newBed('gone', { patientName: 'Ana Ruiz', retiredAt: ago(31) })
    const lately = await newBed('going', { retiredAt: ago(29) })
    await forgetNames(orm(), 30)
    const named = await orm().select({ id: bed.id }).from(bed).where(sql`patient_mrn is not null`)
    expect(named.map(({ id }) => id).sort()).toEqual([bedId, lately].sort())
    expect(named).not.toContainEqual({ id: retired })
  })

  it('are ended requests, once Solo is owed nothing; an open one never', async () => {
    await newRequest('long ago', { endedAt: ago(91) })
    await newRequest('lately', {
      endedAt: ago(31),
      soloPatientId: 'solo-1',
      outcome: { kind: 'bedside', byId: bedId, by: 'Nora', at: 1, note: 'Ana fell' },
    })
    await newRequest('open', {
      status: 'waiting',
      askedAt: ago(400),
      endReason: 'open',
      soloPatientId: 'solo-2',
    })
    await newRequest('owed', { endedAt: ago(91), delivery: 'close' })
    const requestId = await newRequest('in a call', { endedAt: ago(91) })
    await orm()
      .insert(bookedCall)
      .values({ requestId, series: 0, soloId: 's', nextAttemptAt: ago(1) })
    await forgetRequests(orm(), 90)
    await forgetRequestNames(orm(), 30)
    const left = await orm().select().from(request)
    expect(left.map(({ endReason }) => endReason).sort()).toEqual(['in a call', 'lately', 'open', 'owed'])
    const [lately] = left.filter(({ endReason }) => endReason === 'lately')
    expect(lately).toMatchObject({ soloPatientId: null, outcome: { kind: 'bedside', by: 'Nora' } })
    expect(JSON.stringify(lately)).not.toContain('fell')
    expect(left.find(({ endReason }) => endReason === 'open')?.soloPatientId).toBe('solo-2')
  })

  it('are sessions that have ended', async () => {
    const values = { username: 'nora', name: 'Nora', role: 'virtual', passwordHash: '' } as const
    const [nora] = await orm().insert(account).values(values).returning()
    const row = (id: string, expires: number, ended: number | null) => ({
      id,
      accountId: nora?.id ?? null,
      expiresAt: ago(expires),
      endedAt: ended === null ? null : ago(ended),
    })
    await orm()
      .insert(session)
      .values([row('expired', 91, null), row('ended', -1, 91), row('open', -1, null), row('lately', 30, 40)])
    await forgetSessions(orm(), 90)
    const left = await orm().select({ id: session.id }).from(session).orderBy(session.id)
    expect(left).toEqual([{ id: 'lately' }, { id: 'open' }])
  })
})
