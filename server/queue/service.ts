import { accepted } from '@/lib/errors'
import { permit } from '../auth/permit'
import type { Database } from '../db/open'
import type { JoinWithin } from '../escalation/duty'
import type { QueueService } from './queue-service'
import { readQueue } from './snapshot'

export const createQueueService = (
  { orm }: Pick<Database, 'orm'>,
  joinWithin?: JoinWithin,
): QueueService => ({
  read: async ({ actor }) => accepted(await readQueue(orm, !permit(actor, 'patient:read').ok, joinWithin)),
})
