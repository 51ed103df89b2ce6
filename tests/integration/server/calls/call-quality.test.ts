import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CallFigures, NO_FIGURES } from '@/lib/calls/figures'
import type { Actor } from '@/server/access/permission'
import { callIdIn } from '@/server/calls/find-call'
import { type CallQualityService, createCallQualityService } from '@/server/calls/service'
import { bed, callQuality, videoCall } from '@/server/db/schema'
import { createHousekeeping } from '@/server/housekeeping'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, openWard, type Ward } from '../../../support/ward'
import { atBed } from '../bedside/bedside-ward'

const CHROMIUM = { family: 'chromium', version: 156 } as const
const figures = (more: Partial<CallFigures> = {}): CallFigures => ({ ...NO_FIGURES, seconds: 60, ...more })

describeOnBothDatabases('The quality of calls', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let bedside: Awaited<ReturnType<typeof atBed>>
  let quality: CallQualityService
  let vic: Actor
  beforeEach(async () => {
    ward = await openWard(await hospital())
    bedside = await atBed(ward)
    quality = createCallQualityService(ward.database.orm)
    vic = await bedside.floor.person('virtual', 'Vic, RN')
  })
  afterEach(() => ward.close())

  /** A request at the bed that Vic has joined. @returns the id of its call */
  const joined = async (): Promise<string> => {
    const { view } = bedside.floor.value(await bedside.ask())
    const id = view.request?.id ?? ''
    await ward.until(id, 'waiting')
    const { url } = await bedside.join(vic, id)
    return callIdIn(url) ?? ''
  }
  const load = randomUUID()
  const report = (who: Actor, callId: string, seq: number, more: Partial<CallFigures> = {}, of = load) => {
    const permit = who.device ? allowed(who, 'bedside:serve') : allowed(who, 'request:join')
    return quality.report(permit, callId, { load: of, seq, figures: figures(more) }, CHROMIUM)
  }
  const rows = () => ward.database.orm.select().from(callQuality)
  const rank = async (days: 7 | 30 = 7) =>
    bedside.floor.value(await quality.rankRooms(allowed(actor('admin'), 'call-quality:read'), days))

  it('are kept in one row for each side of a call, with the place as it was and no name', async () => {
    const callId = await joined()
    expect(await report(vic, callId, 1, { freezes: 2, freezeMs: 500 })).toEqual({
      ok: true,
      value: { received: true },
    })
    expect(await report(bedside.tablet, callId, 1)).toMatchObject({ ok: true })
    await ward.database.orm.update(bed).set({ room: '999' }).where(eq(bed.deviceSerial, '123457'))
    expect(await report(vic, callId, 2, { freezes: 3, freezeMs: 900 })).toMatchObject({ ok: true })
    const kept = await rows()
    const place = {
      callId,
      floor: 'floor 2',
      room: '431',
      bed: 'bed 2',
      browser: 'chromium',
      browserVersion: 156,
    }
    expect(kept.sort((a, b) => a.side.localeCompare(b.side))).toMatchObject([
      { ...place, side: 'patient', freezes: null, freezeMs: null },
      { ...place, side: 'provider', freezes: 3, freezeMs: 900 },
    ])
    expect(JSON.stringify(kept)).not.toMatch(/Vic|Lashik|Lukashik|1234"/)
  })

  it('do not change by a report that comes twice, or after a later one of its page', async () => {
    const callId = await joined()
    await report(vic, callId, 2, { replaced: 2 })
    await report(vic, callId, 2, { replaced: 2 })
    await report(vic, callId, 1, { replaced: 1 })
    await report(vic, callId, 1, { replaced: 5 }, randomUUID())
    expect(await rows()).toMatchObject([{ replaced: 7, seconds: 120 }])
  })

  it('stop growing with the number of page loads', async () => {
    const callId = await joined()
    for (let nth = 0; nth < 25; nth += 1) await report(vic, callId, 1, {}, randomUUID())
    const [row] = await rows()
    expect(row?.loads).toHaveLength(20)
  })

  it('are taken from the nurse who joined, and the device of that bed, and no one else', async () => {
    const callId = await joined()
    const vera = await bedside.floor.person('virtual', 'Vera, RN')
    const elsewhere = await bedside.floor.stand('123458', 'Tablet elsewhere')
    const refusal = { refusal: { code: 'not_found', say: { key: 'call.notYours' } } }
    expect(await report(vera, callId, 1)).toMatchObject(refusal)
    expect(await report(elsewhere, callId, 1)).toMatchObject(refusal)
    expect(await report(vic, randomUUID(), 1)).toMatchObject(refusal)
    expect(await rows()).toEqual([])
    expect(await quality.mayReport(vic, callId)).toBe(true)
    expect(await quality.mayReport(vera, callId)).toBe(false)
  })

  it('rank rooms, and count a call once whose sides were both bad', async () => {
    expect(await rank()).toMatchObject({ rooms: [], totals: { rooms: 0, calls: 0, bad: 0 } })
    const callId = await joined()
    const provider = { packetsIn: 900, lostIn: 100, packetsOut: 1_000, lostOut: 0, firstPictureMs: 800 }
    await report(vic, callId, 1, {
      ...provider,
      freezes: 2,
      freezeMs: 90,
      pictureSeconds: 60,
      relayedSeconds: 60,
    })
    await report(bedside.tablet, callId, 1, { packetsIn: 1_000, lostIn: 0, packetsOut: 1_000, lostOut: 300 })
    const { rooms } = await rank()
    expect(rooms).toEqual([
      {
        building: 'hospital',
        floor: 'floor 2',
        room: '431',
        calls: 1,
        bad: 1,
        badAtLeast: expect.closeTo(0.2065, 4),
        roundTripMs: null,
        worstRoundTripMs: null,
        lostFromRoom: 0.2,
        lostToRoom: 0,
        freezesPerMinute: 2,
        firstPictureMs: 800,
        firstPictureP95Ms: 800,
        relayed: 1,
        lastBadAt: expect.any(Number),
      },
    ])
    expect(Date.now() - (rooms[0]?.lastBadAt ?? 0)).toBeLessThan(600_000)
  })

  it('are ranked over the days that are asked for, and deleted after those that the README names', async () => {
    const callId = await joined()
    await report(vic, callId, 1)
    const { orm } = ward.database
    const aged = async (days: number) => {
      const at = sql`now() - make_interval(days => ${days}::int)`
      await orm.update(callQuality).set({ startedAt: at })
      await orm.update(videoCall).set({ joinedAt: at })
      const housekeeping = createHousekeeping({
        orm,
        kept: { eventsDays: 90, namesDays: 30 },
        archives: 'no audit row is old enough',
        log: pino({ level: 'silent' }),
      })
      housekeeping.start()
      await housekeeping.stop()
      expect(housekeeping.health().lastRoundAt).not.toBeNull()
    }
    await aged(8)
    expect([await rank(7), await rank(30)].map(({ rooms }) => rooms.length)).toEqual([0, 1])
    await aged(89)
    expect(await rows()).toHaveLength(1)
    await aged(91)
    expect(await rows()).toEqual([])
    expect(await orm.select().from(videoCall)).toEqual([])
  })
})
