import type { Logger } from 'pino'
import { liveNodes } from '@/server/db/lease'
import type { Database } from '@/server/platform/db/open'
import { faultOf } from '@/server/platform/error-code'
import type { WorkerHealth } from '@/server/platform/worker'
import { createWorker } from '@/server/platform/worker'
import { currentRequest } from '@/server/solo-gateway/current-request'
import type { Upstream } from '@/server/solo-gateway/upstream'
import { applyPoll } from './apply-poll'
import { type Look, leasePolls, returnPoll } from './lease-polls'
import { createBudget, nextPollMs } from './rate-limit'

const AT_ONCE = 16
/** Open requests go first, but every fourth round is anybody's: a short budget slows quiet beds and starves none. */
const QUIET_TURN = 4
const COUNT_NODES_EVERY_MS = 5_000

export interface Poller {
  start(): void
  stop(): Promise<void>
  health(): WorkerHealth
}

export interface PollerSettings {
  readonly database: Database
  readonly upstream: Upstream
  readonly nodeId: string
  /** The upstream's budget for all nodes together. */
  readonly requestsPerSecond: number
  readonly timeoutMs: number
  readonly log: Logger
}

/**
 * Looks at Solo bed by bed, since Solo has no list of requests and tells nobody of new ones: open requests often, quiet
 * beds seldom, all within the budget.
 */
export function createPoller(settings: PollerSettings): Poller {
  const { upstream, nodeId, requestsPerSecond, timeoutMs, log } = settings
  const { orm } = settings.database
  const underWay = new Set<Promise<void>>()
  const budget = createBudget(requestsPerSecond, () => performance.now())
  const leaseMs = 2 * timeoutMs + 10_000
  let rounds = 0
  let countedAt = Number.NEGATIVE_INFINITY

  async function look(one: Look): Promise<void> {
    const current = await currentRequest(upstream.client, one.locator)
    if (current.kind !== 'failed') {
      await applyPoll(orm, one, current.kind === 'open' ? current.found : null)
    }
    // A place Solo does not know, or knows no device at, is an answer, though it says nothing about requests.
    const answered =
      current.kind !== 'failed' || (current.error.kind === 'not-found' && current.error.said !== null)
    const busy = one.busy || current.kind === 'open'
    await returnPoll(orm, one, nextPollMs(busy, answered, Math.random), answered)
  }

  async function shareBudget(): Promise<void> {
    if (performance.now() - countedAt < COUNT_NODES_EVERY_MS) return
    countedAt = performance.now()
    budget.setRate(requestsPerSecond / (await liveNodes(orm)))
  }

  async function round(): Promise<void> {
    await shareBudget()
    const closed = upstream.circuit.state() === 'closed'
    const room = closed ? AT_ONCE - underWay.size : underWay.size === 0 ? 1 : 0
    if (room <= 0 || upstream.circuit.retryInMs() > 0) return
    const most = budget.take(room)
    if (most === 0) return
    rounds += 1
    const busyFirst = rounds % QUIET_TURN !== 0
    const looks = await leasePolls(orm, nodeId, { most, busyFirst, leaseMs })
    budget.giveBack(most - looks.length)
    for (const one of looks) {
      const job = look(one)
        // The lease lapses, and the bed's turn comes again.
        .catch((error) => log.error({ bed: one.bedId, code: faultOf(error) }, 'A look was not written down'))
        .finally(() => underWay.delete(job))
      underWay.add(job)
    }
  }

  const worker = createWorker({ name: 'watcher', everyMs: 100, lateAfterMs: 5_000, round, log })
  return {
    start: worker.start,
    async stop() {
      await worker.stop()
      await Promise.all(underWay)
    },
    health: worker.health,
  }
}
