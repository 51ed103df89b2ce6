import type { QueueSnapshot } from '@/lib/board/queue-all'
import type { Result } from '@/lib/errors'
import type { Permit } from '../auth/permit'

export interface QueueService {
  /** Open requests of all buildings. Masked unless `actor` may read patients. */
  read(permit: Permit<'request:read'>): Promise<Result<QueueSnapshot>>
}
