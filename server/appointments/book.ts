import { and, eq, isNull, sql } from 'drizzle-orm'
import { BOOKING, FAILED } from '@/lib/appointments/status'
import type { Visit } from '@/lib/appointments/types'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permit'
import { visit } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import { refusalOf } from '@/server/solo-gateway/refusal'
import { type BookingDeps, flightMs, type VisitRow } from './booking-deps'
import { troubleOf } from './booking-problem'
import type { NewVisit } from './contract'
import { fetchOurAppointment } from './fetch-appointment'
import { findFree } from './free-slots'
import { order } from './order'
import { giveBack, reserve } from './reserve'
import { confirm, fail, settle } from './settle'
import { readVisit } from './view'

type Booked = { visit: Visit; created: boolean }

/**
 * Keeps the time here, makes sure that Solo lists it as free, orders it there. In this order two people of Lantern never
 * get one slot: whom the first step lets through because the other is confirmed already, Solo's list stops.
 */
export async function bookVisit(desk: BookingDeps, actor: Actor, asked: NewVisit): Promise<Result<Booked>> {
  const { orm, client } = desk
  const reserved = await reserve(orm, actor, asked, flightMs(desk, 2))
  if (!reserved.ok) return reserved
  const { kind, row } = reserved.value
  if (kind === 'earlier') return again(desk, row)
  const free = await findFree(client, row)
  if (!free.ok) {
    await giveBack(orm, row)
    return free
  }
  if (!(await markSent(desk, row))) return refused('upstream_unavailable', refusalText('visit.neverReached'))
  return finish(desk, row)
}

/** From here on it may have been booked. False where it took so long to get here that it was given up. */
async function markSent(desk: BookingDeps, row: VisitRow): Promise<boolean> {
  const marked = await desk.orm
    .update(visit)
    .set({ sentAt: sql`clock_timestamp()`, askAfter: fromNow(flightMs(desk, 5)) })
    .where(and(eq(visit.id, row.id), eq(visit.status, BOOKING), isNull(visit.sentAt)))
    .returning({ id: visit.id })
  return marked.length > 0
}

async function finish(desk: BookingDeps, row: VisitRow): Promise<Result<Booked>> {
  const { orm, client } = desk
  const ordered = await order(client, row)
  if (ordered.kind === 'booked') {
    if (!ordered.byOwnId && (await isForAnother(desk, row, ordered.soloId))) {
      const why = refusalText('visit.anotherPatient')
      await fail(orm, row, why)
      return refused('upstream_rejected', why)
    }
    await confirm(orm, row, ordered.soloId)
    desk.askSoon()
  } else if (ordered.kind === 'unknown') {
    await settle(orm, await reread(desk, row), await fetchOurAppointment(client, row))
    desk.askSoon()
  } else {
    const refusal = refusalOf(ordered.error, 'patient', 'callBooking')
    if (ordered.kind === 'refused') await fail(orm, row, refusal.refusal)
    else await giveBack(orm, row)
    return refusal
  }
  const now = await readVisit(orm, row.id)
  return now.ok ? accepted({ visit: now.value, created: true }) : now
}

const reread = async ({ orm }: BookingDeps, row: VisitRow): Promise<VisitRow> =>
  (await orm.select().from(visit).where(eq(visit.id, row.id)))[0] ?? row

/**
 * Whether an appointment that was ordered by a number of the patient, and not by Solo's own id, is somebody else's: it is
 * cancelled then.
 */
async function isForAnother(
  { client }: BookingDeps,
  { patientMrn }: VisitRow,
  soloId: string,
): Promise<boolean> {
  const params = { appointment_id: soloId }
  const made = await client.call('getAppointment', { params })
  const mrn = made.ok && made.value.patient?.demographics?.mrn
  if (!mrn || patientMrn === null || mrn === patientMrn) return false
  await client.call('updateAppointment', { params, body: { status: 'cancelled' } })
  return true
}

/** A repeat is answered with what the first try made, or with why it made nothing. */
async function again(desk: BookingDeps, row: VisitRow): Promise<Result<Booked>> {
  if (row.status === FAILED)
    return refused('upstream_rejected', troubleOf(row.trouble) ?? refusalText('visit.neverReached'))
  if (row.status === BOOKING) desk.askSoon()
  const now = await readVisit(desk.orm, row.id)
  return now.ok ? accepted({ visit: now.value, created: false }) : now
}
