import { may } from '@/lib/board/roles'
import type { BoardSnapshot, UpstreamHealth } from '@/lib/board/types'
import { accepted, type Result, refused } from '@/lib/errors'
import type { Database } from '../db/open'
import type { BoardService } from '../runtime'
import { searchBeds } from './search'
import { readSnapshot } from './snapshot'

export function createBoardService(database: Database, upstream: () => UpstreamHealth): BoardService {
  return {
    async snapshot(permit, building): Promise<Result<BoardSnapshot>> {
      const masked = !may(permit.actor.role, 'patient:read')
      const snapshot = await readSnapshot(database.orm, building, masked)
      return snapshot
        ? accepted({ ...snapshot, upstream: upstream() })
        : refused('not_found', 'There is no such building on this board.', { field: 'building' })
    },
    async search(permit, text) {
      return accepted(await searchBeds(database.orm, text, may(permit.actor.role, 'patient:read')))
    },
  }
}
