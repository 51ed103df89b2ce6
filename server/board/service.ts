import { may } from '@/lib/board/roles'
import type { BoardSnapshot, FoundBed, UpstreamHealth } from '@/lib/board/types'
import { accepted, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { type Actor, mayNow, type Permit } from '@/server/access/permission'
import { createAudit } from '@/server/audit/audit'
import { patientsOf } from '@/server/audit/patient-sets'
import type { Recorded } from '@/server/audit/recorded'
import type { JoinWithin } from '@/server/escalation/on-call'
import type { Database } from '@/server/platform/db/open'
import { scopeOf } from './scope'
import { searchBeds } from './search'
import { readSnapshot, type Seen } from './snapshot'

export interface BoardService {
  /**
   * Returns the snapshot of a building by name or id; of the first building when null. Masked unless `actor` may read patients.
   */
  snapshot(permit: Permit<'board:read'>, building: string | null): Promise<Recorded<BoardSnapshot>>
  /**
   * Finds beds by words of a place, an exact device serial, and for users who may read patients also by an exact MRN or the
   * patient's name; at most 20, the nearest first.
   */
  search(permit: Permit<'board:read'>, text: string): Promise<Recorded<readonly FoundBed[]>>
}

export function createBoardService(
  database: Database,
  upstream: () => UpstreamHealth,
  joinWithin?: JoinWithin,
): BoardService {
  const audit = createAudit(database.orm)
  return {
    snapshot: (permit, building) =>
      audit.read(
        permit,
        {},
        async () => {
          const seen: Seen = (buildingId, first) => scopeOf(permit.actor, buildingId, first)
          const snapshot = await readSnapshot(database.orm, building, seen, joinWithin)
          return snapshot
            ? accepted({ ...snapshot, upstream: upstream(), ...lockOf(permit.actor) })
            : refused('not_found', refusalText('board.noBuilding'), { field: 'building' })
        },
        (read) => (read.masked ? null : { buildingId: read.building.id, patients: patientsOf(read.beds) }),
      ),
    search(permit, text) {
      const { actor } = permit
      // Only role and lock count: a display that shows names shows them on the board, and is no way to look up a patient.
      const patients = mayNow(actor, 'patient:read')
      // What goes on at a bed a display gets with its board, of its own unit.
      const requests = may(actor.role, 'request:read')
      return audit.read(
        permit,
        { detail: { search: true } },
        async () => accepted(await searchBeds(database.orm, { text, patients, requests })),
        (found) => (patients ? { patients: patientsOf(found) } : null),
      )
    },
  }
}

const lockOf = ({ locked }: Actor) => (locked ? { locked } : {})
