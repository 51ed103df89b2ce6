import { eq, sql } from 'drizzle-orm'
import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DeviceReport } from '@/lib/board/device-report'
import { createOfflineDeviceWorker } from '@/server/bedside/offline-devices'
import { bed, deviceReport, event } from '@/server/db/schema'
import type { Worker } from '@/server/platform/worker'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, openWard, type Ward } from '../../../support/ward'
import { atBed, SERIAL } from './bedside-ward'

const log = pino({ level: 'silent' })
const WELL: DeviceReport = {
  camera: 'works',
  microphone: 'works',
  network: 'good',
  battery: { percent: 84, charging: false },
  privacy: false,
}

describeOnBothDatabases('What a bed’s device reports', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let bedside: Awaited<ReturnType<typeof atBed>>
  let nodes: Worker[]
  beforeEach(async () => {
    ward = await openWard(await hospital(), { outbox: false })
    bedside = await atBed(ward)
    nodes = []
  })
  afterEach(async () => {
    await Promise.all(nodes.map((node) => node.stop()))
    await ward.close()
  })

  const report = (change: Partial<DeviceReport> = {}) =>
    ward.bedside.report(bedside.serve(), { ...WELL, ...change })
  const device = async () => (await bedside.bed()).device
  /** As if it had last reported that long ago. */
  const age = (seconds: number) =>
    ward.database.orm
      .update(deviceReport)
      .set({
        at: sql`clock_timestamp() - make_interval(secs => ${seconds})`,
        toldAt: sql`clock_timestamp() - make_interval(secs => ${seconds})`,
      })
      .where(eq(deviceReport.serial, SERIAL))
  const events = async () => (await ward.database.orm.select().from(event)).length
  const lastEvent = async () => {
    const rows = await ward.database.orm.select().from(event).orderBy(event.seq)
    return rows.at(-1)
  }
  /** Resolves once a round of the worker that began after now has ended. */
  const look = async (node: Worker) => {
    for (const _ of [1, 2]) {
      const last = node.health().lastRoundAt
      node.poke()
      await expect.poll(() => node.health().lastRoundAt).not.toBe(last)
    }
  }
  /** `graceMs`: how long it waits before it reports; absent: as long as in service. */
  const startNode = (graceMs?: number) => {
    const node = createOfflineDeviceWorker(ward.database, log, graceMs)
    nodes.push(node)
    node.start()
    return node
  }

  it.each([
    ['ready', {}],
    ['offline', { camera: 'blocked' }],
    ['offline', { microphone: 'missing' }],
    ['unknown', { camera: 'unknown' }],
  ] as const)('makes it %s on every board: %o', async (readiness, change) => {
    expect(await report(change)).toEqual({ ok: true, value: { received: true } })
    expect(await device()).toMatchObject({
      readiness,
      report: { ...WELL, ...change },
      at: expect.any(Number),
    })
    expect(await device()).not.toHaveProperty('silent')
    expect(await lastEvent()).toMatchObject({
      kind: 'bed-updated',
      data: { bed: { device: { readiness, report: change } } },
    })
  })

  it('reaches the board when it changes, and is no event otherwise, however long that lasts', async () => {
    await report()
    const first = await events()
    await report()
    await report({ battery: { percent: 81, charging: false } })
    expect(await events()).toBe(first)
    // The newest is what a fresh board shows.
    expect((await device()).report?.battery).toEqual({ percent: 81, charging: false })
    await report({ battery: { percent: 79, charging: false } })
    await report({ battery: { percent: 79, charging: true } })
    await report({ battery: null, privacy: true })
    expect(await events()).toBe(first + 3)
    for (const seconds of [601, 86_400]) {
      await age(seconds)
      await report({ battery: null, privacy: true })
    }
    expect(await events()).toBe(first + 3)
  })

  it('takes precedence over Solo’s answer until its pairing ends', async () => {
    const { orm } = ward.database
    const soloSays = (deviceReadiness: 'ready' | 'offline') =>
      orm.update(bed).set({ deviceReadiness }).where(eq(bed.deviceSerial, SERIAL))
    await report()
    await soloSays('offline')
    expect(await device()).toMatchObject({ readiness: 'ready' })
    await report({ camera: 'blocked' })
    await soloSays('ready')
    expect(await device()).toMatchObject({ readiness: 'offline' })
    const before = await events()
    const admin = allowed(await bedside.floor.admin(), 'display:manage')
    bedside.floor.value(await bedside.floor.displays.revoke(admin, bedside.tablet.userId))
    expect(await device()).toMatchObject({ readiness: 'ready' })
    expect(await device()).not.toHaveProperty('report')
    expect(await events()).toBe(before + 1)
    // What was on its way when the pairing ended comes too late.
    await report()
    expect(await device()).not.toHaveProperty('report')
  })

  it('that stops is taken for a device that is off, once, by whichever node checks', async () => {
    await report()
    const [one, other] = [startNode(0), startNode(0)]
    // 90 s are enough to be off; ten of them are left to a busy machine.
    await age(80)
    await Promise.all([look(one), look(other)])
    expect(await device()).toMatchObject({ readiness: 'ready' })
    await age(91)
    const before = await events()
    await Promise.all([look(one), look(other)])
    expect(await device()).toMatchObject({ readiness: 'offline', silent: true, report: WELL })
    expect(await events()).toBe(before + 1)
    expect(await lastEvent()).toMatchObject({ data: { bed: { device: { silent: true } } } })
    await Promise.all([look(one), look(other)])
    expect(await events()).toBe(before + 1)
    // Back again: at once, and as news.
    await report()
    expect(await device()).toMatchObject({ readiness: 'ready' })
    expect(await device()).not.toHaveProperty('silent')
    expect(await events()).toBe(before + 2)
  })

  it('has time to arrive after a restart, in which Lantern itself was silent', async () => {
    await report()
    await age(3_600)
    await look(startNode())
    expect(await device()).toMatchObject({ readiness: 'ready' })
    expect(await device()).not.toHaveProperty('silent')
  })

  it('moves with the device to another bed, and leaves the old one', async () => {
    await report({ privacy: true })
    const other = (await bedside.board()).find((one) => one.device.serial === null)
    await bedside.giveDevice(other?.id ?? '')
    expect(await device()).not.toHaveProperty('report')
    const now = (await bedside.board()).find((one) => one.id === other?.id)
    expect(now?.device).toMatchObject({ serial: SERIAL, report: { privacy: true } })
    await bedside.giveDevice(null)
    expect(await report()).toMatchObject({ ok: true })
  })

  it('is shown on walls as well, since it tells nothing about a patient', async () => {
    await report({ microphone: 'blocked' })
    const wall = allowed(actor('display'), 'board:read')
    const snapshot = bedside.floor.value(await ward.board.snapshot(wall, 'hospital'))
    const shown = snapshot.beds.find((one) => one.device.serial === SERIAL)
    expect(shown).toMatchObject({ patient: null, device: { report: { microphone: 'blocked' } } })
  })
})
