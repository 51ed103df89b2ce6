import type { BrowserName } from '@/lib/calls/browser-family'
import type { QualityReport, QualitySide } from '@/lib/calls/figures'
import { type CallRanking, type RankedDays, rankRooms } from '@/lib/calls/ranking'
import { accepted, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor, Permit } from '@/server/access/permission'
import { createAudit } from '@/server/audit/audit'
import type { Recorded } from '@/server/audit/recorded'
import { findPlace } from '@/server/places/find-place'
import type { Orm } from '@/server/platform/db/open'
import { type CallRow, findCall } from './find-call'
import { keepReport } from './keep-report'
import { readRooms } from './read-rooms'

/** How calls were: reported by the two sides, and ranked by room. */
export interface CallQualityService {
  /**
   * Keeps what one side's page measured. Refuses not_found unless the caller is the nurse who joined that call last, or the
   * device of its bed.
   */
  report(
    permit: Permit<'request:join' | 'bedside:serve'>,
    callId: string,
    report: QualityReport,
    browser: BrowserName,
  ): Promise<Recorded<{ received: true }>>
  /** Returns whether the reports of this user or device about a call would be kept. */
  mayReport(actor: Actor, callId: string): Promise<boolean>
  /** Ranks the rooms by how bad their calls of the last days were. */
  rankRooms(permit: Permit<'call-quality:read'>, days: RankedDays): Promise<Recorded<CallRanking>>
}

export function createCallQualityService(orm: Orm): CallQualityService {
  const audit = createAudit(orm)
  /** The call, and the side on which the actor is in it; null where they are not. */
  async function placeIn(actor: Actor, callId: string): Promise<{ call: CallRow; side: QualitySide } | null> {
    const call = await findCall(orm, callId)
    if (!call) return null
    if (!actor.device) return call.providerId === actor.userId ? { call, side: 'provider' } : null
    const at = await findPlace(orm, { deviceSerialNumber: actor.device.serial })
    return at.ok && at.value.bedId === call.bedId ? { call, side: 'patient' } : null
  }

  return {
    // A measurement: it names no patient and changes nothing that anyone has said.
    report: (permit, callId, report, browser) =>
      audit.plain(permit, async () => {
        const place = await placeIn(permit.actor, callId)
        if (!place) return refused('not_found', refusalText('call.notYours'))
        await keepReport(orm, place.call, place.side, report, browser)
        return accepted({ received: true })
      }),
    mayReport: async (actor, callId) => (await placeIn(actor, callId)) !== null,
    rankRooms: (permit, days) =>
      audit.plain(permit, async () => accepted(rankRooms(days, await readRooms(orm, days)))),
  }
}
