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
  /** By name or id; the first building when absent. Masked unless `actor` may read patients. */
  snapshot(permit: Permit<'board:read'>, building: string | null): Promise<Result<BoardSnapshot>>
  /** An exact MRN (for those who may read patients), an exact device serial, or words of a place; at most 20. */
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
      // By role alone: what a display may show of patients is the board, and no way to look somebody up.
      return accepted(await searchBeds(database.orm, text, may(actor.role, 'patient:read')))
    },
  }
}
