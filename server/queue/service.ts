import type { QueueSnapshot } from '@/lib/board/queue-all'
import { accepted } from '@/lib/errors'
import { type Permit, permit } from '@/server/access/permission'
import { createAudit } from '@/server/audit/audit'
import { patientsOf } from '@/server/audit/patient-sets'
import type { Recorded } from '@/server/audit/recorded'
import type { JoinWithin } from '@/server/escalation/on-call'
import type { Database } from '@/server/platform/db/open'
import { readQueue } from './snapshot'

export interface QueueService {
  /** Returns the open requests of all buildings. Masked unless `actor` may read patients. */
  read(permit: Permit<'request:read'>): Promise<Recorded<QueueSnapshot>>
}

export const createQueueService = (
  { orm }: Pick<Database, 'orm'>,
  joinWithin?: JoinWithin,
): QueueService => ({
  read: (reading) =>
    createAudit(orm).read(
      reading,
      {},
      async () => accepted(await readQueue(orm, !permit(reading.actor, 'patient:read').ok, joinWithin)),
      ({ masked, beds }) => (masked ? null : { patients: patientsOf(beds) }),
    ),
})
