import { and, eq, isNull, sql } from 'drizzle-orm'
import { type DeviceReport, SILENT_AFTER_MS } from '@/lib/board/device-report'
import { deviceReport, display } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { lockDevice, tellOfDevice } from './announce'
import type { Device } from './view'

type ReportRow = typeof deviceReport.$inferSelect

/** A battery's change is an event at each of these steps. */
const BATTERY_STEP_PERCENT = 10

/** Keeps a device's report, and tells displays where it is news to them. */
export async function takeReport(orm: Orm, { id, serial }: Device, report: DeviceReport): Promise<void> {
  const [known] = await orm.select().from(deviceReport).where(eq(deviceReport.serial, serial))
  if (known && !isNews(known, report)) {
    const kept = await orm
      .update(deviceReport)
      .set({ report, at: sql`clock_timestamp()` })
      .where(and(eq(deviceReport.serial, serial), isNull(deviceReport.silentAt)))
      .returning({ serial: deviceReport.serial })
    if (kept.length > 0) return
  }
  await orm.transaction(async (tx) => {
    // Its pairing may end at the same time, and nothing may come after that.
    const [paired] = await tx
      .select({ id: display.id })
      .from(display)
      .where(and(eq(display.id, id), isNull(display.revokedAt)))
      .for('share')
    if (!paired) return
    const at = await lockDevice(tx, serial)
    const now = sql`clock_timestamp()`
    const values = { displayId: id, report, at: now, silentAt: null, ...(at && { toldAt: now }) }
    await tx
      .insert(deviceReport)
      .values({ serial, ...values })
      .onConflictDoUpdate({ target: deviceReport.serial, set: values })
    if (at) await tellOfDevice(tx, at)
  })
}

/** Whether displays do not know a report yet. That a device goes on reporting is none: its silence is. */
const isNews = ({ report: known, silentAt }: ReportRow, report: DeviceReport): boolean =>
  silentAt !== null || shownOf(known) !== shownOf(report)

const shownOf = ({ camera, microphone, network, battery, privacy }: DeviceReport): string =>
  JSON.stringify([
    camera,
    microphone,
    network,
    privacy,
    battery && [battery.charging, Math.floor(battery.percent / BATTERY_STEP_PERCENT)],
  ])

/** Forgets the report of a device whose pairing ends: Solo's word about the bed's readiness applies again. */
export async function forgetReport(tx: Transaction, serial: string): Promise<void> {
  const at = await lockDevice(tx, serial)
  const forgotten = await tx
    .delete(deviceReport)
    .where(eq(deviceReport.serial, serial))
    .returning({ serial: deviceReport.serial })
  if (at && forgotten.length > 0) await tellOfDevice(tx, at)
}

const overdue = (serial?: string) =>
  and(
    isNull(deviceReport.silentAt),
    sql`${deviceReport.at} < ${fromNow(-SILENT_AFTER_MS)}`,
    ...(serial === undefined ? [] : [eq(deviceReport.serial, serial)]),
  )

/** Returns the serials of devices that have not reported for `SILENT_AFTER_MS`, by the database's clock. */
export async function fallenSilent(orm: Orm): Promise<readonly string[]> {
  const rows = await orm.select({ serial: deviceReport.serial }).from(deviceReport).where(overdue())
  return rows.map(({ serial }) => serial)
}

/** Marks a device as off, unless it has reported since. */
export const markSilent = (orm: Orm, serial: string): Promise<void> =>
  orm.transaction(async (tx) => {
    const at = await lockDevice(tx, serial)
    const marked = await tx
      .update(deviceReport)
      .set({ silentAt: sql`clock_timestamp()` })
      .where(overdue(serial))
      .returning({ serial: deviceReport.serial })
    if (at && marked.length > 0) await tellOfDevice(tx, at)
  })
