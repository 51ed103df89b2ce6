import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { coversUnitOfBed } from '@/server/coverage/active-coverage'
import { appointment, bed, request } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'

/** Whose call it is that a provider's link leads into. */
export interface LinkOf {
  readonly requestId: string | null
  readonly bedId: string | null
  readonly patient: string | null
}

/**
 * Returns whose call an appointment of Solo is, where the caller may enter it: they have claimed its request, have booked it, or
 * cover the unit that it was booked from. Refuses not_found for every other one, whether Solo has it or not: ids are numbers that
 * anyone can count.
 */
export async function mayEnter(orm: Orm, actor: Actor, appointmentId: string): Promise<Result<LinkOf>> {
  const [claimed] = await orm
    .select({ requestId: request.id, bedId: request.bedId, patient: bed.patientMrn })
    .from(request)
    .innerJoin(bed, eq(bed.id, request.bedId))
    .where(
      and(
        eq(request.appointmentId, appointmentId),
        eq(request.claimedById, actor.userId),
        isNull(request.endedAt),
      ),
    )
  if (claimed) return { ok: true, value: claimed }
  const [booked] = await orm
    .select({
      bedId: appointment.bedId,
      patient: appointment.patientMrn,
      isOwn: sql<boolean>`${appointment.bookedById} = ${actor.userId}`,
      covers: coversUnitOfBed(actor.userId),
    })
    .from(appointment)
    .leftJoin(bed, eq(bed.id, appointment.bedId))
    .where(eq(appointment.soloId, appointmentId))
  return booked && (booked.isOwn || booked.covers)
    ? { ok: true, value: { requestId: null, bedId: booked.bedId, patient: booked.patient } }
    : refused('not_found', refusalText('call.noSuchLink'))
}
