import { and, eq, sql } from 'drizzle-orm'
import { BOOKING, CANCELLED, FAILED, isOver } from '@/lib/appointments/status'
import type { Slot, Visit } from '@/lib/appointments/types'
import { accepted, type Result, refused } from '@/lib/errors'
import type { AppointmentUpdate } from '@/lib/solo/endpoints'
import type { SoloError } from '@/lib/solo/failure'
import type { refusals } from '@/lib/words/en/refusals'
import { refusalText } from '@/lib/words/refusal-text'
import { visit } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import { refusalOf } from '@/server/solo-gateway/refusal'
import { type BookingDeps, flightMs, nameInSolo, type VisitRow } from './booking-deps'
import { claimTime, timePassed } from './claimed-time'
import { fetchOurAppointment } from './fetch-appointment'
import { findFree } from './free-slots'
import { AGAIN_MS, settle, settled, type VisitColumns } from './settle'
import { readVisit, unknownVisit } from './view'

const databaseNow = sql`clock_timestamp()`

/** Moves an appointment into another free slot; until Solo has done it, the old time stands. */
export async function moveVisit(desk: BookingDeps, id: string, to: Slot): Promise<Result<Visit>> {
  const startsAt = new Date(to.startsAt)
  const { durationSeconds } = to
  if (to.startsAt <= Date.now()) return timePassed()
  const begun = await begin(desk, id, { startsAt, durationSeconds })
  if (!begun.ok) return begun
  const row = begun.value
  if (row === null) return readVisit(desk.orm, id)
  const free = await findFree(desk.client, { waitingRoom: row.waitingRoom, startsAt, durationSeconds })
  if (!free.ok) {
    await write(desk, row, settled)
    return free
  }
  const body = { date: to.startsAt / 1000, duration: durationSeconds }
  const done = await tell(desk, row, body, { startsAt, durationSeconds })
  if (!done.ok) return done
  return done.value.startsAt === to.startsAt && !isOver(done.value.status) ? done : over(done.value.status)
}

/** Cancels an appointment; one that is cancelled stays so. */
export async function cancelVisit(desk: BookingDeps, id: string): Promise<Result<Visit>> {
  const begun = await begin(desk, id, null)
  if (!begun.ok) return begun
  if (begun.value === null) return readVisit(desk.orm, id)
  const done = await tell(desk, begun.value, { status: 'cancelled' }, { status: CANCELLED })
  return !done.ok || done.value.status === CANCELLED ? done : unanswered()
}

/**
 * Takes the appointment for a change, keeping the new time from others. Null when there is nothing to change.
 * @param to - where it is moved to; null: it is cancelled
 */
const begin = (
  desk: BookingDeps,
  id: string,
  to: { startsAt: Date; durationSeconds: number } | null,
): Promise<Result<VisitRow | null>> =>
  desk.orm.transaction(async (tx) => {
    const [named] = await tx.select({ waitingRoom: visit.waitingRoom }).from(visit).where(eq(visit.id, id))
    if (!named) return unknownVisit()
    const claimed = to && (await claimTime(tx, { ...named, ...to }, id))
    const [row] = await tx.select().from(visit).where(eq(visit.id, id)).for('update')
    if (!row) return unknownVisit()
    const refusal = whyNot(row)
    if (to === null && row.status === CANCELLED) return accepted(null)
    if (refusal) return refusal
    if (
      to &&
      row.startsAt.getTime() === to.startsAt.getTime() &&
      row.durationSeconds === to.durationSeconds
    ) {
      return accepted(null)
    }
    if (claimed && !claimed.ok) return claimed
    const [begun] = await tx
      .update(visit)
      .set({
        movingTo: to?.startsAt ?? null,
        movingSeconds: to?.durationSeconds ?? null,
        revision: sql`${visit.revision} + 1`,
        askAfter: fromNow(flightMs(desk, 8)),
      })
      .where(eq(visit.id, id))
      .returning()
    return begun ? accepted(begun) : unknownVisit()
  })

function whyNot({ status, movingTo }: VisitRow) {
  if (status === BOOKING) return refused('not_delivered', refusalText('visit.unconfirmed'))
  if (isOver(status)) return over(status)
  return movingTo === null ? null : refused('not_ready', refusalText('visit.moving'))
}

/** The statuses that nothing more comes of, as sentences name them. */
const ENDINGS = new Map<string, keyof (typeof refusals)['visit']['over']>([
  [FAILED, 'failed'],
  ['completed', 'completed'],
  ['sign off', 'signedOff'],
  [CANCELLED, 'cancelled'],
  ['not showed up', 'notShownUp'],
])

const over = (status: string) =>
  refused('already_closed', refusalText(`visit.over.${ENDINGS.get(status) ?? 'completed'}`), {
    details: { status },
  })

const unanswered = () => refused('upstream_unavailable', refusalText('visit.unanswered'))

const isPlainNo = ({ kind }: SoloError): boolean =>
  kind === 'rejected' || kind === 'unauthorised' || kind === 'not-found' || kind === 'rate-limited'

/**
 * Operation 13, and then 14: what Solo shows afterwards is what counts, whether its answer was lost, or somebody cancelled
 * there meanwhile.
 * @param expected - what to write where it was done and cannot be looked at
 */
async function tell(
  desk: BookingDeps,
  row: VisitRow,
  body: AppointmentUpdate,
  expected: VisitColumns,
): Promise<Result<Visit>> {
  const { orm, client } = desk
  const params = { appointment_id: nameInSolo(row) }
  const answer = await client.call('updateAppointment', { params, body })
  if (!answer.ok && isPlainNo(answer.error)) {
    await write(desk, row, { ...settled, askAfter: databaseNow })
    desk.askSoon()
    return refusalOf(answer.error, 'appointmentAnyMore', 'leave')
  }
  const asked = await fetchOurAppointment(client, row)
  if (asked.kind === 'found') await settle(orm, row, asked)
  else if (answer.ok) await write(desk, row, { ...settled, ...expected, checkedAt: databaseNow })
  else {
    await write(desk, row, { checkedAt: null, askAfter: fromNow(AGAIN_MS) })
    return unanswered()
  }
  const now = await readVisit(orm, row.id)
  if (answer.ok || !now.ok || row.movingTo === null) return now
  return now.value.startsAt === row.movingTo.getTime() ? now : unmoved()
}

const unmoved = () => refused('upstream_unavailable', refusalText('visit.unmoved'))

/** What this change makes of it; where somebody changed it since, that stands, and Solo is asked. */
async function write({ orm }: BookingDeps, row: VisitRow, set: VisitColumns): Promise<void> {
  const written = await orm
    .update(visit)
    .set(set)
    .where(and(eq(visit.id, row.id), eq(visit.revision, row.revision)))
    .returning({ id: visit.id })
  if (written.length > 0) return
  await orm.update(visit).set({ askAfter: databaseNow }).where(eq(visit.id, row.id))
}
