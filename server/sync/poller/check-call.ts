import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { SoloClient } from '@/lib/solo/client'
import { bedInSolo } from '@/server/assistance/solo-place'
import { request } from '@/server/db/schema'
import { databaseTime } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'
import { fetchAppointment } from '@/server/solo-gateway/appointment'
import { applyAppointment } from '@/server/sync/webhooks/apply-appointment'

const isNotLeft = sql`${request.raisedFromCall} ->> 'left' is distinct from 'true'`

/**
 * Polls the appointment (operation 14) of the call that a nurse has joined for the request at a bed, and applies what Solo says.
 * A nurse who left the call and kept the claim may come back to it; a call out of which the request was raised is over for its
 * nurse once they have left. A failure changes nothing: the next poll asks again.
 * @param spend called before Solo is asked
 */
export async function checkCall(
  orm: Orm,
  client: SoloClient,
  bedId: string,
  spend: () => void,
): Promise<void> {
  const hasCall = or(
    eq(request.status, 'in-call'),
    and(isNotNull(request.raisedFromCall), isNotLeft),
    and(eq(request.status, 'claimed'), isNotNull(request.claimedById), isNotNull(request.via)),
  )
  const [joined] = await orm
    .select({ appointmentId: request.appointmentId, now: databaseTime })
    .from(request)
    .where(and(eq(bedInSolo, bedId), isNull(request.endedAt), isNotNull(request.appointmentId), hasCall))
  if (!joined?.appointmentId) return
  spend()
  const lookup = await fetchAppointment(client, joined.appointmentId)
  if (lookup.kind === 'found') await applyAppointment(orm, lookup.found, new Date(joined.now))
}
