import type { BrowserName } from '@/lib/calls/browser-family'
import type { QualityReport, QualitySide } from '@/lib/calls/figures'
import { type CallRanking, type RankedDays, rankRooms } from '@/lib/calls/ranking'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor, Permit } from '@/server/access/permission'
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
  ): Promise<Result<{ received: true }>>
  /** Returns whether the reports of this user or device about a call would be kept. */
  mayReport(actor: Actor, callId: string): Promise<boolean>
  /** Ranks the rooms by how bad their calls of the last days were. */
  rankRooms(permit: Permit<'call-quality:read'>, days: RankedDays): Promise<Result<CallRanking>>
}

export function createCallQualityService(orm: Orm): CallQualityService {
  /** The call, and the side on which the actor is in it; null where they are not. */
  async function placeIn(actor: Actor, callId: string): Promise<{ call: CallRow; side: QualitySide } | null> {
    const call = await findCall(orm, callId)
    if (!call) return null
    if (!actor.device) return call.providerId === actor.userId ? { call, side: 'provider' } : null
    const at = await findPlace(orm, { deviceSerialNumber: actor.device.serial })
    return at.ok && at.value.bedId === call.bedId ? { call, side: 'patient' } : null
  }

  return {
    async report({ actor }, callId, report, browser) {
      const place = await placeIn(actor, callId)
      if (!place) return refused('not_found', refusalText('call.notYours'))
      await keepReport(orm, place.call, place.side, report, browser)
      return accepted({ received: true })
    },
    mayReport: async (actor, callId) => (await placeIn(actor, callId)) !== null,
    rankRooms: async (_permit, days) => accepted(rankRooms(days, await readRooms(orm, days))),
  }
}
