import { and, eq, sql } from 'drizzle-orm'
import { isReason } from '@/lib/board/reasons'
import type { CallVia } from '@/lib/board/types'
import { accepted, type Refusal, type Result, refused } from '@/lib/errors'
import { DEFAULT_LOCALE } from '@/lib/words/locales'
import { refusalText } from '@/lib/words/refusal-text'
import { translatorFor } from '@/lib/words/translator'
import type { Actor } from '@/server/access/permission'
import { recordCall } from '@/server/calls/find-call'
import { bed, request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import type { Orm } from '@/server/platform/db/open'
import { type CallSettings, openCall, reopenCall, type Way } from '@/server/solo-gateway/video-call'
import type { TeamsTokenOf } from '@/server/teams/service'
import { leaveToTeams, recordBooked, recordBooking } from './booked-call'
import { changeRequest, type Decision, unknownRequest } from './change'
import type { Joining } from './contract'
import { join } from './transitions'

export interface JoinSettings extends CallSettings {
  readonly teamsTokenOf: TeamsTokenOf
}

/** Returns how the user joins; refuses Teams where there is no token to use. */
export async function wayOf(
  { teamsTokenOf }: JoinSettings,
  actor: Actor,
  via: CallVia,
): Promise<Result<Way>> {
  if (via === 'solo') return accepted({ via })
  const token = await teamsTokenOf(actor)
  return token.ok ? accepted({ via, teamsAuthToken: token.value }) : token
}

/**
 * Returns the provider's link into the call of a request that the user has claimed. The request is in the call once there is a
 * link; asking again returns a link into the same call. The call is booked only for the patient that the nurse confirmed:
 * refuses `patient_changed` where a different patient is now in the bed.
 */
export async function joinRequest(
  orm: Orm,
  calls: JoinSettings,
  actor: Actor,
  id: string,
  { via, mrn }: Joining,
  begin: () => Promise<void>,
): Promise<Result<{ url: string }>> {
  const [found] = await orm
    .select({ row: request, bed })
    .from(request)
    .innerJoin(bed, eq(bed.id, request.bedId))
    .where(eq(request.id, id))
  if (!found) return unknownRequest()
  const { row } = found
  const { soloSays, patientMrn, patientSoloId } = found.bed
  // Checked before Solo is asked: a call that may not be joined must not be booked.
  const allowed = join(row, actor, via, new Date())
  if (!allowed.ok) return allowed
  if (row.soloId === null) {
    return refused('not_delivered', refusalText('request.unconfirmed'))
  }
  if (soloSays?.settled === false && soloSays.patient !== null) {
    return refused('patient_changed', refusalText('request.whoLiesThere'))
  }
  if (patientMrn !== mrn) return anotherPatient()
  const way = await wayOf(calls, actor, via)
  if (!way.ok) return way
  await begin()
  await noteStart(orm, actor, id)
  // Only the bed's own Solo id of the patient belongs to that MRN.
  const call = { row, soloId: row.soloId, soloPatientId: patientSoloId, mrn, way: way.value }
  const link = await openCallLink(orm, calls, call)
  if (!link.ok) return link
  const joined = await changeRequest(orm, id, async (now, at, tx) => {
    const decision = stillFor(row, now, join(now, actor, via, at))
    if (!decision.ok) return decision
    const { bedId, callSeries: series } = now
    await recordCall(tx, link.value.url, { requestId: id, series, bedId, providerId: actor.userId })
    if (via === 'teams') await leaveToTeams(tx, id, series)
    return decision
  })
  return joined.ok ? link : tooLate(joined.refusal)
}

/** A slow Solo must not cost a nurse who is joining their claim: see `giveBack`. */
const noteStart = (orm: Orm, actor: Actor, id: string) =>
  orm
    .update(request)
    .set({ joinStartedAt: sql`clock_timestamp()` })
    .where(and(eq(request.id, id), eq(request.claimedById, actor.userId)))

/** There is a link, but the nurse no longer has the request: the refusal says this, not that Solo failed. */
function tooLate({ code, details, ...first }: Refusal): Result<never> {
  return refused(code, whatHappened(), { ...(details && { details }) })

  function whatHappened() {
    if (code === 'already_closed') return refusalText('call.closedMeanwhile')
    if (code === 'not_claimed') return refusalText('call.lostMeanwhile')
    if (code !== 'already_claimed') return first
    const name = details?.claimedBy
    return typeof name === 'string' && name
      ? refusalText('call.takenMeanwhile', { name })
      : refusalText('call.takenMeanwhileInSolo')
  }
}

const anotherPatient = () => refused('patient_changed', refusalText('request.anotherPatient'))

/** While Solo was asked, a different patient may have come to the bed: the call is not for them. */
const stillFor = (asked: RequestRow, now: RequestRow, decision: Decision): Decision =>
  decision.ok && now.callSeries !== asked.callSeries ? anotherPatient() : decision

/** The reason of the appointment, as Solo keeps it: in one language, whichever nurse joins. */
function reasonForSolo(reason: string | null): string {
  if (reason === null) return 'Virtual nursing'
  return isReason(reason) ? translatorFor(DEFAULT_LOCALE, 'board')(`reason.${reason}`) : reason
}

interface LinkWanted {
  readonly mrn: string
  readonly way: Way
  readonly row: RequestRow
  readonly soloId: string
  readonly soloPatientId: string | null
}

async function openCallLink(
  orm: Orm,
  calls: CallSettings,
  { row, way, ...who }: LinkWanted,
): Promise<Result<{ url: string }>> {
  if (row.appointmentId !== null) {
    const again = await reopenCall(calls, row.appointmentId, way)
    if (again) return again
  }
  const reason = reasonForSolo(row.reason)
  const series = { requestId: row.id, series: row.callSeries, soloId: who.soloId }
  await recordBooking(orm, series)
  const call = await openCall(calls, { ...who, series: row.callSeries, reason }, way)
  if (!call.ok) return call
  const { url, appointmentId } = call.value
  if (appointmentId !== null) {
    await recordBooked(orm, series, appointmentId)
    // A webhook may have reported this appointment already; the state of another appointment does not apply to it.
    const isNew = sql`${request.appointmentId} is distinct from ${appointmentId}`
    await orm
      .update(request)
      .set({ appointmentId, appointmentStatus: null, appointmentCheckedAt: null })
      .where(and(eq(request.id, row.id), eq(request.callSeries, row.callSeries), isNew))
  }
  return accepted({ url })
}
