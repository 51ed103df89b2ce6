import type { Logger } from 'pino'
import { liveNodes } from '@/server/db/lease'
import type { Database } from '@/server/platform/db/open'
import { createLeasedQueue, type LeasedQueue } from '@/server/platform/leased-queue'
import { currentRequest } from '@/server/solo-gateway/current-request'
import type { Upstream } from '@/server/solo-gateway/upstream'
import { applyPoll } from './apply-poll'
import { checkCall } from './check-call'
import { type DuePoll, leasePolls } from './lease-polls'
import { createRateLimit, nextPollMs } from './rate-limit'
import { createReturns } from './return-polls'

/** Open requests go first, but every fourth round takes any bed: a short budget slows quiet beds and starves none. */
const QUIET_TURN = 4
const COUNT_NODES_EVERY_MS = 5_000
/** How often due beds are looked for; and in a quiet house, whose beds can wait for each other. */
const ROUND_EVERY_MS = 100
const QUIET_ROUND_EVERY_MS = 500
/** A house is quiet when no bed with an open request was leased for so long, more than two of its polls. */
const QUIET_AFTER_MS = 5_000

export interface PollerSettings {
  readonly database: Database
  readonly upstream: Upstream
  readonly nodeId: string
  /** The rate limit of the upstream, shared by all nodes. */
  readonly requestsPerSecond: number
  readonly timeoutMs: number
  readonly log: Logger
}

/**
 * Polls Solo bed by bed, because Solo has no list of requests and announces no new ones: beds with an open request often,
 * quiet beds seldom, all within the rate limit. No webhook says who is in a call either, so the call of a bed is polled with it.
 */
export function createPoller(settings: PollerSettings): LeasedQueue {
  const { upstream, nodeId, requestsPerSecond, timeoutMs, log } = settings
  const { orm } = settings.database
  const rateLimit = createRateLimit(requestsPerSecond, () => performance.now())
  // A bed and its call are asked about one after the other, each in two attempts.
  const leaseMs = 4 * timeoutMs + 10_000
  let rounds = 0
  let countedAt = Number.NEGATIVE_INFINITY
  let busyAt = Number.NEGATIVE_INFINITY
  let isBehind = false
  const giveBack = createReturns(orm)

  async function shareRateLimit(): Promise<void> {
    if (performance.now() - countedAt < COUNT_NODES_EVERY_MS) return
    countedAt = performance.now()
    rateLimit.setRate(requestsPerSecond / (await liveNodes(orm)))
  }

  async function lease(free: number): Promise<DuePoll[]> {
    const most = rateLimit.take(free)
    if (most === 0) return []
    rounds += 1
    const busyFirst = rounds % QUIET_TURN !== 0
    const polls = await leasePolls(orm, nodeId, { most, busyFirst, leaseMs })
    rateLimit.giveBack(most - polls.length)
    isBehind = polls.length === most
    if (polls.some(({ busy }) => busy)) busyAt = performance.now()
    return polls
  }

  async function run(poll: DuePoll): Promise<void> {
    const current = await currentRequest(upstream.client, poll.locator)
    if (current.kind !== 'failed') {
      const dropped = await applyPoll(orm, poll, current.kind === 'open' ? current.found : null)
      if (dropped) log.warn({ request: dropped }, 'Solo dropped an open request, which is sent again')
    }
    // "No such place" and "no device there" are answers, although they say nothing about requests.
    const answered =
      current.kind !== 'failed' || (current.error.kind === 'not-found' && current.error.said !== null)
    if (poll.busy && current.kind !== 'failed') {
      await checkCall(orm, upstream.client, poll.bedId, rateLimit.spend)
    }
    const busy = poll.busy || current.kind === 'open'
    await giveBack({ poll, inMs: nextPollMs(busy, answered, Math.random), checked: answered })
  }

  return createLeasedQueue({
    name: 'poller',
    pollIntervalMs: () =>
      isBehind || performance.now() - busyAt < QUIET_AFTER_MS ? ROUND_EVERY_MS : QUIET_ROUND_EVERY_MS,
    lateAfterMs: 5_000,
    atOnce: 16,
    circuit: upstream.circuit,
    beforeLease: shareRateLimit,
    lease,
    run,
    onError: {
      message: 'What Solo answered about a bed was not written',
      fields: ({ bedId }) => ({ bed: bedId }),
    },
    // The rate limit decides how many polls may run: a round for each poll that ends would find next to nothing.
    fetchOnCompletion: false,
    log,
  })
}
