import { and, eq, isNull } from 'drizzle-orm'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { avSession } from '../db/call-tables'
import { type Assignee, appointment, assistanceRequest } from '../db/schema'
import { recordProgress } from '../services/appointment-progress'

/** The assignee of a request whose call a provider entered: neither the appointment nor the link says who it is. */
const SOMEBODY: Assignee = { firstName: 'Virtual', lastName: 'Nurse' }

const openSession = (callId: string) => and(eq(avSession.callId, callId), isNull(avSession.endedAt))

/** Whether a call may be entered: no longer once its appointment is over or cancelled, or its provider was lost. */
export async function callStands(
  orm: Orm | Transaction,
  callId: string,
): Promise<'open' | 'over' | 'cancelled'> {
  const [visit] = await orm
    .select({ status: appointment.status, call: appointment.videoCallStatus })
    .from(appointment)
    .where(eq(appointment.videoCallId, callId))
  if (visit?.status === 'cancelled') return 'cancelled'
  return visit && !OVER.has(visit.status) && visit.call !== 'incomplete' ? 'open' : 'over'
}

/** "Get Appointment", `status`: after these there is no call any more. */
const OVER = new Set(['completed', 'sign off', 'not showed up'])

/** The visit is with a provider; it is ready for one. "Get Appointment", `status`. */
const WITH_PROVIDER = 'in progress.exam.progress'
const READY = 'in progress.exam.ready'

/**
 * Records that the provider is in the call: the visit is with a provider, while its video call waits for the other side. Its
 * assistance request now has an assignee.
 */
export async function recordProviderJoined(tx: Transaction, callId: string): Promise<void> {
  const visit = await lockVisit(tx, callId)
  if (!visit) return
  await recordProgress(tx, visit, { status: WITH_PROVIDER })
  const request = requestOf(visit)
  if (!request) return
  const nobodyYet = and(
    eq(assistanceRequest.id, request),
    isNull(assistanceRequest.finishedAt),
    isNull(assistanceRequest.assignedTo),
  )
  await tx.update(assistanceRequest).set({ assignedTo: SOMEBODY }).where(nobodyYet)
}

/** Records that the patient's side waits in a call in which no provider is. A call that takes place stays as it is. */
export async function recordPatientWaits(tx: Transaction, callId: string): Promise<void> {
  const visit = await lockVisit(tx, callId)
  if (!visit || (await callStartedAt(tx, callId))) return
  if (visit.status === 'scheduled') await recordProgress(tx, visit, { status: 'arrived' })
  if (visit.status === WITH_PROVIDER) await recordProgress(tx, visit, { status: READY })
}

/** Records that both sides are in the call: it takes place. @returns when it began, also if it began before. */
export async function recordCallStarted(tx: Transaction, callId: string): Promise<Date> {
  const visit = await lockVisit(tx, callId)
  await tx.insert(avSession).values({ callId }).onConflictDoNothing()
  const startedAt = await callStartedAt(tx, callId)
  if (!startedAt) throw new Error('A session that was just opened is not there')
  if (visit) await recordProgress(tx, visit, { status: WITH_PROVIDER, videoCall: 'on call' })
  return startedAt
}

/** Returns since when a call takes place; null while it does not. */
export async function callStartedAt(tx: Transaction, callId: string): Promise<Date | null> {
  const [session] = await tx.select().from(avSession).where(openSession(callId))
  return session?.startedAt ?? null
}

/** Records that the patient's side left while the provider stays: the call waits. */
export async function recordPatientLeft(tx: Transaction, callId: string): Promise<void> {
  const visit = await lockVisit(tx, callId)
  const ended = await endSession(tx, callId)
  if (visit && ended) await recordProgress(tx, visit, { videoCall: 'on hold' })
}

/** How a member left: they hung up, or their connection broke and did not come back. */
export type Leaving = 'hung-up' | 'lost'

/**
 * Records that no provider is in the call any more. A call that took place and was hung up is complete, and so is its
 * appointment. A call that was hung up before it took place waits for a provider again; one that was lost is incomplete. Its
 * assistance request stays open in each case: a call does not say whether the patient was helped. @returns whether the call is
 * over for the other members
 */
export async function recordProviderLeft(tx: Transaction, callId: string, how: Leaving): Promise<boolean> {
  const visit = await lockVisit(tx, callId)
  await endSession(tx, callId)
  if (!visit || OVER.has(visit.status)) return false
  const tookPlace = visit.videoCallStatus === 'on call' || visit.videoCallStatus === 'on hold'
  if (how === 'lost') await recordProgress(tx, visit, { status: READY, videoCall: 'incomplete' })
  else if (tookPlace) await recordProgress(tx, visit, { status: 'completed', videoCall: 'complete' })
  else await recordProgress(tx, visit, { status: READY })
  return how === 'lost' || tookPlace
}

type Visit = typeof appointment.$inferSelect

/** Returns the visit of a call and locks its row; null if it was cancelled. */
async function lockVisit(tx: Transaction, callId: string): Promise<Visit | null> {
  const [visit] = await tx.select().from(appointment).where(eq(appointment.videoCallId, callId)).for('update')
  return visit && visit.status !== 'cancelled' ? visit : null
}

async function endSession(tx: Transaction, callId: string): Promise<boolean> {
  const ended = await tx
    .update(avSession)
    .set({ endedAt: new Date() })
    .where(openSession(callId))
    .returning({ id: avSession.id })
  return ended.length > 0
}

const REQUEST_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i

/** Returns the assistance request whose id is the appointment's external id, with or without the suffix of a second booking. */
const requestOf = ({ externalId }: Visit): string | null => REQUEST_ID.exec(externalId ?? '')?.[0] ?? null
