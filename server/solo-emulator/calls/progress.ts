import { and, eq, isNull } from 'drizzle-orm'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { avSession } from '../db/call-tables'
import { type Assignee, appointment, assistanceRequest } from '../db/schema'
import { recordProgress } from '../services/appointment-progress'

/** The assignee of a request whose call a provider entered: neither the appointment nor the link says who it is. */
const SOMEBODY: Assignee = { firstName: 'Virtual', lastName: 'Nurse' }

const openSession = (callId: string) => and(eq(avSession.callId, callId), isNull(avSession.endedAt))

/** Whether a call may be entered: no longer once its appointment is over or cancelled. */
export async function callStands(orm: Orm, callId: string): Promise<'open' | 'over' | 'cancelled'> {
  const [visit] = await orm
    .select({ status: appointment.status })
    .from(appointment)
    .where(eq(appointment.videoCallId, callId))
  if (visit?.status === 'cancelled') return 'cancelled'
  return visit && !OVER.has(visit.status) ? 'open' : 'over'
}

/** "Get Appointment", `status`: after these there is no call any more. */
const OVER = new Set(['completed', 'sign off', 'not showed up'])

/** Records that the provider is in the call: its assistance request now has an assignee. */
export const recordProviderJoined = (orm: Orm, callId: string): Promise<void> =>
  orm.transaction(async (tx) => {
    const visit = await lockVisit(tx, callId)
    const request = visit && requestOf(visit)
    if (!request) return
    const nobodyYet = and(
      eq(assistanceRequest.id, request),
      isNull(assistanceRequest.finishedAt),
      isNull(assistanceRequest.assignedTo),
    )
    await tx.update(assistanceRequest).set({ assignedTo: SOMEBODY }).where(nobodyYet)
  })

/** Records that both sides are in the call: it takes place. @returns when it began, also if it began before. */
export const recordCallStarted = (orm: Orm, callId: string): Promise<Date> =>
  orm.transaction(async (tx) => {
    const visit = await lockVisit(tx, callId)
    await tx.insert(avSession).values({ callId }).onConflictDoNothing()
    const [session] = await tx.select().from(avSession).where(openSession(callId))
    if (!session) throw new Error('A session that was just opened is not there')
    if (visit) await recordProgress(tx, visit, { status: 'in progress.exam.progress', videoCall: 'on call' })
    return session.startedAt
  })

/** Records that the patient's side left while the provider stays: the call waits. */
export const recordPatientLeft = (orm: Orm, callId: string): Promise<void> =>
  orm.transaction(async (tx) => {
    const visit = await lockVisit(tx, callId)
    const ended = await endSession(tx, callId)
    if (visit && ended) await recordProgress(tx, visit, { videoCall: 'on hold' })
  })

/**
 * Records that the provider left. A call that took place is complete, and so are its appointment and its assistance request; a
 * call that did not goes on waiting. @returns whether it took place
 */
export const recordProviderLeft = (orm: Orm, callId: string): Promise<boolean> =>
  orm.transaction(async (tx) => {
    const visit = await lockVisit(tx, callId)
    await endSession(tx, callId)
    const [before] = await tx
      .select({ id: avSession.id })
      .from(avSession)
      .where(eq(avSession.callId, callId))
      .limit(1)
    if (!visit || !before) return false
    await recordProgress(tx, visit, { status: 'completed', videoCall: 'complete' })
    const request = requestOf(visit)
    if (request) {
      await tx
        .update(assistanceRequest)
        .set({ status: 'complete', finishedAt: new Date() })
        .where(and(eq(assistanceRequest.id, request), isNull(assistanceRequest.finishedAt)))
    }
    return true
  })

/** Returns the calls that were going on when the process ended. */
export async function callsUnderWay(orm: Orm): Promise<string[]> {
  const open = await orm.select({ callId: avSession.callId }).from(avSession).where(isNull(avSession.endedAt))
  return open.map(({ callId }) => callId)
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
