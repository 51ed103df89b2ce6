import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

/** The address of one database of the PostgreSQL at `server`, an administrator's URL. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/**
 * Makes a new database of the PostgreSQL at `server`, an administrator's URL.
 * @param template - the database to copy, which has no connection open; absent: an empty one
 */
export async function createDatabase(
  server: string,
  template?: string,
): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `lantern_${randomUUID().replaceAll('-', '')}`
  await administer(
    server,
    `create database ${name}${template ? ` template ${template} strategy file_copy` : ''}`,
  )
  return {
    url: databaseUrl(server, name),
    drop: () => administer(server, `drop database ${name} with (force)`),
  }
}

/** Runs one statement as the administrator. */
export async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
