import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { requestToChange, writeChange } from '@/server/assistance/change'
import { appointment, request } from '@/server/db/schema'
import { lockBuilding } from '@/server/event-log/event-log'
import type { Orm } from '@/server/platform/db/open'
import type { SeenAppointment } from '@/server/solo-gateway/appointment'
import { seriesOfExternalId } from '@/server/solo-gateway/call-names'
import { appointmentEffect } from './appointment-effect'

/**
 * Writes what Solo answered about an appointment to the request or the appointment booked in Lantern that it belongs to. An
 * appointment of neither is the tenant's own affair.
 * @param askedAt by the database's clock, before Solo was asked
 */
export async function applyAppointment(orm: Orm, found: SeenAppointment, askedAt: Date): Promise<void> {
  await applyToOurAppointment(orm, found, askedAt)
  await applyToRequest(orm, found, askedAt)
}

async function applyToRequest(orm: Orm, found: SeenAppointment, askedAt: Date): Promise<void> {
  const isItsOwn = and(isNull(request.endedAt), belongsTo(found))
  const [known] = await orm
    .select({ id: request.id, buildingId: request.buildingId })
    .from(request)
    .where(isItsOwn)
    .limit(1)
  if (!known) return
  const isEarlier = or(isNull(request.appointmentCheckedAt), lt(request.appointmentCheckedAt, askedAt))
  await orm.transaction(async (tx) => {
    await lockBuilding(tx, known.buildingId)
    const current = await requestToChange(tx, and(eq(request.id, known.id), isItsOwn))
    if (!current) return
    const change = appointmentEffect(current.row, found.id, found, askedAt, new Date(current.now))
    if (change) await writeChange(tx, known.id, change)
    else
      await tx
        .update(request)
        .set({ appointmentCheckedAt: askedAt })
        .where(and(eq(request.id, known.id), isEarlier))
  })
}

/** Finds the request by the appointment it knows; a request that knows none yet, by the external ids of its next call. */
function belongsTo(found: SeenAppointment) {
  const byAppointment = eq(request.appointmentId, found.id)
  if (found.externalId === null) return byAppointment
  const byName = seriesOfExternalId(found.externalId).map(({ soloId, series }) =>
    and(eq(request.soloId, soloId), eq(request.callSeries, series)),
  )
  return or(byAppointment, and(isNull(request.appointmentId), or(...byName)))
}

async function applyToOurAppointment(orm: Orm, found: SeenAppointment, askedAt: Date): Promise<void> {
  const { appointment: status, startsAt, durationSeconds } = found
  await orm
    .update(appointment)
    .set({
      checkedAt: askedAt,
      ...(status !== null && { status }),
      ...(startsAt !== null && { startsAt }),
      ...(durationSeconds !== null && { durationSeconds }),
    })
    .where(
      and(
        eq(appointment.soloId, found.id),
        or(isNull(appointment.checkedAt), lt(appointment.checkedAt, askedAt)),
      ),
    )
}
