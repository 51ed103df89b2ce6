import { and, asc, isNotNull, isNull } from 'drizzle-orm'
import type { QueueSnapshot } from '@/lib/board/queue-all'
import { readBeds } from '../board/beds'
import { maskBed } from '../board/mask'
import { databaseTime } from '../db/clock'
import type { Orm } from '../db/open'
import { bed, building, request } from '../db/schema'
import { type JoinWithin, readDuties } from '../escalation/duty'

/** The open requests of all buildings, and where each log stands: read from one state of the database. */
export function readQueue(orm: Orm, masked: boolean, joinWithin?: JoinWithin): Promise<QueueSnapshot> {
  return orm.transaction(
    async (tx) => {
      const rows = await tx
        .select({
          id: building.id,
          name: building.name,
          phone: building.phone,
          seq: building.lastEvent,
          now: databaseTime,
        })
        .from(building)
        .orderBy(asc(building.position), asc(building.name))
      const beds = await readBeds(tx, and(isNotNull(request.id), isNull(bed.retiredAt)))
      const duties = await readDuties(tx, joinWithin)
      return {
        serverTime: Math.floor(rows[0]?.now ?? Date.now()),
        masked,
        buildings: rows.map(({ id, name, phone, seq }) => ({ id, name, phone, seq, duty: duties(id) })),
        beds: masked ? beds.map(maskBed) : beds,
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}
