import type { QueueSnapshot } from '@/lib/board/queue-all'
import { accepted, type Result } from '@/lib/errors'
import { type Permit, permit } from '@/server/access/permission'
import type { JoinWithin } from '@/server/escalation/on-call'
import type { Database } from '@/server/platform/db/open'
import { readQueue } from './snapshot'

export interface QueueService {
  /** Returns the open requests of all buildings. Masked unless `actor` may read patients. */
  read(permit: Permit<'request:read'>): Promise<Result<QueueSnapshot>>
}

export const createQueueService = (
  { orm }: Pick<Database, 'orm'>,
  joinWithin?: JoinWithin,
): QueueService => ({
  read: async ({ actor }) => accepted(await readQueue(orm, !permit(actor, 'patient:read').ok, joinWithin)),
})
