import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { failureOf } from '@/server/platform/failure'

const LOOK_EVERY_MS = 50
const GIVEN_UP_MS = 60_000

/** What a killed node held: deliveries and polls of beds, each with the moment of its takeover, all by the database's clock. */
const HELD = `select (extract(epoch from clock_timestamp()) * 1000)::float8 as now,
  (select count(*)::int from lantern.assistance_request where courier_id = $1) as deliveries,
  (select count(*)::int from lantern.bed where watched_by = $1) as polls`

interface Held {
  readonly now: number
  readonly deliveries: number
  readonly polls: number
}

/** Measures by the database's own rows how long a killed node's leases stay; `lines` says it, `late` what was over `withinMs`. */
export function watchTakeovers(databaseUrl: string, withinMs: number) {
  const lines: string[] = []
  const late: string[] = []
  const watching: Promise<void>[] = []

  async function watch(nodeId: string): Promise<void> {
    const client = new Client({ connectionString: databaseUrl })
    client.on('error', () => {})
    await client.connect()
    const look = async () => {
      const { rows } = await client.query<Held>(HELD, [nodeId])
      const [held] = rows
      if (!held) throw new Error('The query above has one row.')
      return held
    }
    try {
      const first = await look()
      for (let held = first; ; held = await look()) {
        const passed = held.now - first.now
        const what = `a node killed: ${first.deliveries} deliveries and ${first.polls} polls that it held`
        const isOver = held.deliveries + held.polls === 0
        if (isOver || passed > GIVEN_UP_MS) {
          const line = `${what} were ${isOver ? '' : 'not '}taken over after ${(passed / 1_000).toFixed(1)} s`
          lines.push(line)
          if (!isOver || passed > withinMs) late.push(line)
          return
        }
        await pause(LOOK_EVERY_MS)
      }
    } finally {
      await client.end().catch(() => {})
    }
  }

  return {
    /** The node is dead from now on. */
    killed: (nodeId: string) =>
      void watching.push(
        watch(nodeId).catch((error: Error) => {
          const isAway = failureOf(error).code === 'database_unavailable'
          if (isAway) lines.push('a node killed: the database was away, and its leases not seen')
          else late.push(`a node killed: ${error.message}`)
        }),
      ),
    /** Resolves once the last takeover has been seen. */
    async stop(): Promise<{ lines: readonly string[]; late: readonly string[] }> {
      await Promise.all(watching)
      return { lines, late }
    },
  }
}
