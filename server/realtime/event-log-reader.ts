import type { Logger } from 'pino'
import { isOtherHistory } from '@/lib/board/fold'
import type { BoardEvent } from '@/lib/board/types'
import { EVENT_CHANNEL, eventsAfter, heads } from '@/server/event-log/event-log'
import type { Database } from '@/server/platform/db/open'
import { within } from '@/server/platform/db/within'
import { errorCode } from '@/server/platform/error-code'
import type { WorkerHealth } from '@/server/platform/worker'

const POLL_MS = 2_000
const PAGE = 200
const READ_TIMEOUT_MS = 5_000
const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 5_000
const LATE_MS = 15_000

/** The last event read of a building: its number, and when it was written. */
interface Place {
  readonly seq: number
  readonly seqAt: number | null
}

const START: Place = { seq: 0, seqAt: null }

export interface EventLogReaderSettings {
  readonly database: Pick<Database, 'orm' | 'listen'>
  /** Called once for each event, in each building's order. */
  readonly onEvent: (event: BoardEvent) => void
  /**
   * Called when the log no longer has the last event read: the database failed over and lost its last commits, or a backup was
   * restored. The events in between are not handed out: who followed the building starts again.
   */
  readonly onRewound: (buildingId: string) => void
  readonly log: Logger
  /** How often it checks without a notification, give or take a quarter. */
  readonly pollMs?: number
}

export interface EventLogReader {
  /** Starts after the last event there is. Rejects when the database does not answer. */
  start(): Promise<void>
  stop(): Promise<void>
  /** Returns the number of the last event that `onEvent` got. */
  emitted(buildingId: string): number
  /** Returns when that event was written, ms; null where this is not known. */
  emittedAt(buildingId: string): number | null
  /** Reads new events without waiting for a notification or the next check. */
  check(): void
  health(): WorkerHealth
}

/**
 * Reads every building's log: when the database notifies, when notifications may have been lost, and every `pollMs` in case one
 * was lost unseen. It asks a failing database again for as long as it takes.
 */
export function createEventLogReader({
  database,
  onEvent,
  onRewound,
  log,
  pollMs = POLL_MS,
}: EventLogReaderSettings): EventLogReader {
  const emitted = new Map<string, Place>()
  /** Buildings with events that are not read yet. */
  const behind = new Set<string>()
  let checkAll = false
  let started = false
  let failures = 0
  let reading = false
  let round = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let lastRoundAt: number | null = null
  let unlisten = async () => {}

  const last = (buildingId: string): Place => emitted.get(buildingId) ?? START

  function heard(payload: string): void {
    const colon = payload.lastIndexOf(':')
    const buildingId = payload.slice(0, colon)
    const seq = Number(payload.slice(colon + 1))
    if (seq <= last(buildingId).seq) return
    if (seq > 0) behind.add(buildingId)
    else checkAll = true
    if (failures === 0) wake()
  }

  function checkNow(): void {
    checkAll = true
    wake()
  }

  function checkIn(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(checkNow, ms * (0.75 + Math.random() / 2))
  }

  function wake(): void {
    if (started && !reading) round = catchUp()
  }

  async function catchUp(): Promise<void> {
    reading = true
    try {
      while (started && (checkAll || behind.size > 0)) {
        if (checkAll) await compareHeads()
        await readPages()
      }
      failures = 0
      lastRoundAt = Date.now()
    } catch (error) {
      failures += 1
      checkAll = true
      const retryMs = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LAST_RETRY_MS)
      log.warn({ code: errorCode(error), failures }, 'The event log cannot be read')
      if (started) checkIn(retryMs)
    }
    reading = false
  }

  async function compareHeads(): Promise<void> {
    checkAll = false
    for (const head of await within(READ_TIMEOUT_MS, heads(database.orm))) {
      const place = last(head.buildingId)
      if (head.seq < place.seq || isOtherHistory(place, head)) goBack(head)
      else if (head.seq > place.seq) behind.add(head.buildingId)
    }
    if (started) checkIn(pollMs)
  }

  /** Continues at the end of the log as it now is. */
  function goBack({ buildingId, seq, seqAt }: Place & { readonly buildingId: string }): void {
    const { seq: had } = last(buildingId)
    log.error({ buildingId, seq, emitted: had }, 'The event log lost its last events')
    emitted.set(buildingId, { seq, seqAt })
    onRewound(buildingId)
  }

  /** Reads one page of each building in parallel, so that a long or broken log does not delay another. */
  async function readPages(): Promise<void> {
    const buildings = [...behind]
    // Emptied before reading: a notification that arrives meanwhile may be about something newer than what was read.
    behind.clear()
    const reads = await Promise.allSettled(buildings.map(readPage))
    for (const read of reads) if (read.status === 'rejected') throw read.reason
  }

  async function readPage(buildingId: string): Promise<void> {
    const { seq, seqAt } = last(buildingId)
    const read = eventsAfter(database.orm, buildingId, seq, PAGE)
    const { afterAt, events } = await within(READ_TIMEOUT_MS, read)
    if (seqAt !== null && afterAt !== seqAt) {
      // Other events took the numbers of lost ones before this node saw the log shorter.
      const now = await within(READ_TIMEOUT_MS, heads(database.orm))
      const head = now.find((one) => one.buildingId === buildingId)
      if (head && started) goBack(head)
      return
    }
    for (const event of events) if (started) hand(event)
    if (events.length === PAGE) behind.add(buildingId)
  }

  function hand(event: BoardEvent): void {
    const { buildingId, seq, at } = event
    // Cannot happen while events are only appended; displays find a gap by the number and catch up.
    if (seq !== last(buildingId).seq + 1) {
      log.error({ buildingId, seq, emitted: last(buildingId).seq }, 'The event log has a gap')
    }
    emitted.set(buildingId, { seq, seqAt: at })
    try {
      onEvent(event)
    } catch (error) {
      log.error({ code: errorCode(error), buildingId, seq }, 'An event could not be sent')
    }
  }

  return {
    async start() {
      // Listen first: what commits between the two is read right after.
      unlisten = await database.listen(EVENT_CHANNEL, heard, checkNow)
      try {
        for (const head of await within(READ_TIMEOUT_MS, heads(database.orm)))
          emitted.set(head.buildingId, { seq: head.seq, seqAt: head.seqAt })
      } catch (error) {
        await unlisten()
        throw error
      }
      started = true
      checkNow()
    },
    async stop() {
      started = false
      clearTimeout(timer)
      await unlisten()
      await round
    },
    emitted: (buildingId) => last(buildingId).seq,
    emittedAt: (buildingId) => last(buildingId).seqAt,
    check: checkNow,
    health: () => {
      const late = Date.now() - (lastRoundAt ?? Date.now()) > LATE_MS
      return { state: started ? (late ? 'late' : 'running') : 'stopped', lastRoundAt }
    },
  }
}
