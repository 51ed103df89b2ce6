import { Client } from 'pg'

/** Finds the ids under which nodes write their heartbeats. Nodes that start at the same time may be taken for each other. */
export interface NodeIds {
  /** Returns the id of a node that has just become ready; null while the database is away. */
  next(): Promise<string | null>
}

export function createNodeIds(databaseUrl: string): NodeIds {
  const known = new Set<string>()
  return {
    async next() {
      const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 1_000 })
      client.on('error', () => {})
      try {
        await client.connect()
        const { rows } = await client.query<{ id: string }>('select id from lantern.node')
        const added = rows.find(({ id }) => !known.has(id))
        if (added) known.add(added.id)
        return added?.id ?? null
      } catch {
        return null
      } finally {
        await client.end().catch(() => {})
      }
    },
  }
}
