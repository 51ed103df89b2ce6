import pg from 'pg'
import type { Logger } from 'pino'

interface Subscription {
  readonly heard: (payload: string) => void
  readonly lost: () => void
}

export interface Listener {
  listen(channel: string, heard: (payload: string) => void, lost: () => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 5_000

/**
 * Listens on one connection of its own, because a pooled one would lose its subscriptions on return. It reconnects for
 * as long as it takes, and then tells every subscriber that notifications may have been missed.
 */
export function createListener(url: string, log: Logger): Listener {
  const channels = new Map<string, Set<Subscription>>()
  let client: pg.Client | null = null
  let connecting: Promise<pg.Client> | null = null
  let retry: NodeJS.Timeout | undefined
  let retryMs = FIRST_RETRY_MS
  let closed = false

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'lantern-listen' })
    next.on('error', () => {})
    next.on('notification', ({ channel, payload }) => {
      for (const one of channels.get(channel) ?? []) one.heard(payload ?? '')
    })
    next.on('end', () => {
      if (client === next) reconnectLater()
    })
    await next.connect()
    for (const channel of channels.keys()) await subscribe(next, channel)
    client = next
    retryMs = FIRST_RETRY_MS
    return next
  }

  function reconnectLater(): void {
    client = null
    if (closed) return
    log.warn({ retryMs }, 'The listening database connection is down')
    retry = setTimeout(() => {
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
      connect().then(
        () => {
          for (const set of channels.values()) for (const one of set) one.lost()
        },
        () => reconnectLater(),
      )
    }, retryMs)
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
    async close() {
      closed = true
      clearTimeout(retry)
      await client?.end().catch(() => {})
    },
  }
}

const subscribe = (client: pg.Client | null, channel: string) =>
  client?.query(`listen ${pg.escapeIdentifier(channel)}`)
