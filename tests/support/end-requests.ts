import { setTimeout as pause } from 'node:timers/promises'
import type { QueueSnapshot } from '@/lib/board/queue-all'
import { signInAt } from './nurse-client'
import { PATIENCE_MS } from './patience'

const AGAIN_MS = 50

/**
 * Ends every open request of a demo as a charge nurse does, and waits until Solo has closed them too: the next test file
 * begins in a quiet house.
 * @throws {Error} when a request is still open after PATIENCE_MS
 */
export async function endOpenRequests(origin: string): Promise<void> {
  const charge = await signInAt(origin, 'charge')
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    // The route answers with this type.
    const { beds } = (await charge.call('/api/queue')).body as QueueSnapshot
    const open = beds.flatMap(({ request }) => (request ? [request.id] : []))
    if (open.length === 0) return
    if (Date.now() > until) throw new Error(`${open.length} requests are still open.`)
    for (const id of open) {
      const path = `/api/assistance-requests/${id}`
      await charge.insist(path, { method: 'DELETE', body: { reason: 'another-reason' } })
    }
    await pause(AGAIN_MS)
  }
}
