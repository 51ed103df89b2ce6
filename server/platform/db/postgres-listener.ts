import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Logger } from 'pino'
import { errorCode } from '../error-code'
import { createEcho } from './echo'
import type { Hearing } from './open'
import { KEEP_ALIVE } from './postgres-pool'

interface Subscription {
  readonly heard: (payload: string) => void
  readonly lost: () => void
}

export interface Listener {
  listen(channel: string, heard: (payload: string) => void, lost: () => void): Promise<() => Promise<void>>
  hearing(): Hearing
  close(): Promise<void>
}

export interface ListenerSettings {
  readonly url: string
  /** Notifies a channel over another connection. @returns whether the server's queue had room */
  readonly notify: (channel: string, payload: string) => Promise<boolean>
  readonly log: Logger
  /** How often (ms) the connection is tried, and how long a notice may take. */
  readonly tryEveryMs?: number
  readonly heardWithinMs?: number
  /** How long (ms) connecting, and an answer to LISTEN, may take. */
  readonly connectWithinMs?: number
}

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 5_000
/** A pooler that delivers nothing will not begin to; the log says so once in a while. */
const DEAF_RETRY_MS = 60_000

/**
 * Listens on one connection of its own, because a pooled one would lose its subscriptions on return. It reconnects for as long as it
 * takes, and then tells every subscriber that notifications may have been missed. A connection can look sound and deliver nothing:
 * its peer died without a word, or is a pooler. So it is tried by notices of its own, sent over another connection.
 */
export function createListener(settings: ListenerSettings): Listener {
  const { url, log, tryEveryMs = 15_000, heardWithinMs = 3_000, connectWithinMs = 10_000 } = settings
  const channels = new Map<string, Set<Subscription>>()
  const own = `lantern_echo_${randomUUID()}`
  const echo = createEcho({ send: (word) => settings.notify(own, word), withinMs: heardWithinMs })
  let client: pg.Client | null = null
  let connecting: Promise<pg.Client> | null = null
  let timer: NodeJS.Timeout | undefined
  let retryMs = FIRST_RETRY_MS
  let hearing: Hearing = 'down'
  let closed = false

  async function connect(): Promise<pg.Client> {
    const next = listeningClient(url, connectWithinMs)
    next.on('notification', ({ channel, payload = '' }) => {
      if (channel === own) echo.heard(payload)
      else for (const one of channels.get(channel) ?? []) one.heard(payload)
    })
    next.on('end', () => {
      if (client === next) reconnectLater('down')
    })
    try {
      await next.connect()
      for (const channel of [own, ...channels.keys()]) await subscribe(next, channel)
    } catch (error) {
      next.end().catch(() => {})
      throw error
    }
    if (closed) await next.end()
    client = next
    void tryConnection(next)
    return next
  }

  async function tryConnection(tried: pg.Client): Promise<void> {
    const result = await echo.tryOnce()
    if (closed || client !== tried) return
    if (result === 'lost') {
      log.error(
        'The database connection for notices delivers none: every change takes up to 2 s to reach screens. Behind a pooler Lantern needs one in session mode.',
      )
      client = null
      // Its peer may be dead: no one waits for its goodbye.
      tried.end().catch(() => {})
      return reconnectLater('deaf')
    }
    if (result === 'heard') {
      if (hearing !== 'heard') log.info('Notices of the database are heard')
      hearing = 'heard'
      retryMs = FIRST_RETRY_MS
    }
    if (result === 'withheld') {
      if (hearing !== 'deaf') {
        log.error(
          'The queue of notices of the database server is nearly full, and Lantern adds none: every change takes up to 2 s to reach screens. A client of that server listens in a transaction that does not end.',
        )
      }
      hearing = 'deaf'
    }
    timer = setTimeout(() => void tryConnection(tried), tryEveryMs)
  }

  function reconnectLater(why: 'down' | 'deaf'): void {
    client = null
    clearTimeout(timer)
    if (closed) return
    const again = why === 'deaf' && hearing === 'deaf' ? DEAF_RETRY_MS : retryMs
    hearing = why
    if (why === 'down') log.warn({ retryMs: again }, 'The listening database connection is down')
    timer = setTimeout(() => {
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
      connect().then(
        () => {
          for (const set of channels.values()) for (const one of set) one.lost()
        },
        (error) => {
          log.warn({ code: errorCode(error) }, 'The database does not take the listening connection')
          reconnectLater('down')
        },
      )
    }, again)
  }

  return {
    async listen(channel, heard, lost) {
      const subscription = { heard, lost }
      const set = channels.get(channel) ?? new Set()
      channels.set(channel, set.add(subscription))
      connecting ??= connect()
      await connecting
      // Null during a reconnection, which subscribes to every channel again.
      await subscribe(client, channel)
      return async () => {
        set.delete(subscription)
      }
    },
    hearing: () => hearing,
    async close() {
      closed = true
      clearTimeout(timer)
      echo.stop()
      await client?.end().catch(() => {})
    },
  }
}

/** Returns a client that is not connected yet. Neither connecting nor LISTEN waits for a peer that is silent. */
function listeningClient(url: string, withinMs: number): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    ...KEEP_ALIVE,
    connectionTimeoutMillis: withinMs,
    query_timeout: withinMs,
    application_name: 'lantern-listen',
  })
  // What breaks is heard by 'end', and by the next query.
  client.on('error', () => {})
  return client
}

const subscribe = (client: pg.Client | null, channel: string) =>
  client?.query(`listen ${pg.escapeIdentifier(channel)}`)
