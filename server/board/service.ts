import { may } from '@/lib/board/roles'
import type { BoardSnapshot, FoundBed, UpstreamHealth } from '@/lib/board/types'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Permit } from '@/server/access/permission'
import type { JoinWithin } from '@/server/escalation/on-call'
import type { Database } from '@/server/platform/db/open'
import { scopeOf } from './scope'
import { searchBeds } from './search'
import { readSnapshot, type Seen } from './snapshot'

export interface BoardService {
  /**
   * Returns the snapshot of a building by name or id; of the first building when null. Masked unless `actor` may read patients.
   */
  snapshot(permit: Permit<'board:read'>, building: string | null): Promise<Result<BoardSnapshot>>
  /**
   * Finds beds by words of a place, an exact device serial, and for users who may read patients also by an exact MRN or the
   * patient's name; at most 20, the nearest first.
   */
  search(permit: Permit<'board:read'>, text: string): Promise<Result<readonly FoundBed[]>>
}

export function createBoardService(
  database: Database,
  upstream: () => UpstreamHealth,
  joinWithin?: JoinWithin,
): BoardService {
  return {
    async snapshot({ actor }, building): Promise<Result<BoardSnapshot>> {
      const seen: Seen = (buildingId, first) => scopeOf(actor, buildingId, first)
      const snapshot = await readSnapshot(database.orm, building, seen, joinWithin)
      return snapshot
        ? accepted({ ...snapshot, upstream: upstream() })
        : refused('not_found', refusalText('board.noBuilding'), { field: 'building' })
    },
    async search({ actor }, text) {
      // Only the role counts: a display that shows names shows them on the board, and is no way to look up a patient.
      const patients = may(actor.role, 'patient:read')
      // What goes on at a bed a display gets with its board, of its own unit.
      const requests = may(actor.role, 'request:read')
      return accepted(await searchBeds(database.orm, { text, patients, requests }))
    },
  }
}
