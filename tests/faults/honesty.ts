import { Client } from 'pg'
import type { Screen } from './displays'

const LOOK_EVERY_MS = 500

interface Head {
  readonly at: number
  readonly building: string
  readonly seq: number
}

/** Watches that no screen says it is live while it lacks an event that the database has had for `withinMs`. */
export function watchHonesty(
  screens: readonly Screen[],
  databaseUrl: string,
  withinMs: number,
): { stop(): Promise<string[]> } {
  const heads: Head[] = []
  const found = new Map<string, string>()
  let stopped = false
  let lookedAt = performance.now()

  const look = async () => {
    const now = performance.now()
    // This process itself was held up: its screens could not hear anything.
    if (now - lookedAt > 3 * LOOK_EVERY_MS + 5_000) heads.length = 0
    lookedAt = now
    for (const screen of screens) {
      const old = heads.findLast(({ at, building }) => building === screen.building && now - at > withinMs)
      if (old && screen.state() === 'live' && (screen.seq() ?? 0) < old.seq && !found.has(screen.name)) {
        const since = `for ${((now - old.at) / 1_000).toFixed(1)} s`
        found.set(
          screen.name,
          `${new Date().toISOString()} ${screen.name} says it is live and has event ${screen.seq()}; the log has had ${old.seq} ${since}`,
        )
      }
    }
    heads.push(...(await readHeads(databaseUrl)))
  }
  const run = (async () => {
    while (!stopped) {
      await look()
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
  })()
  return {
    async stop() {
      stopped = true
      await run
      return [...found.values()]
    },
  }
}

/** Nothing while the database is away. */
async function readHeads(databaseUrl: string): Promise<Head[]> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 1_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ id: string; last_event: number }>(
      'select id, last_event from lantern.building',
    )
    const at = performance.now()
    return rows.map(({ id, last_event }) => ({ at, building: id, seq: last_event }))
  } catch {
    return []
  } finally {
    await client.end().catch(() => {})
  }
}
