import { is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { pino } from 'pino'
import { request } from 'undici'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Database, openDatabase } from '@/server/db/open'
import { migrateSolo } from '@/server/solo/db/migrate'
import * as schema from '@/server/solo/db/schema'
import { loadDemoHospital } from '@/server/solo/demo/load'
import { createSoloServer, type SoloSecrets, type SoloSettings } from '@/server/solo/server'
import { describeOnBothDatabases } from './database'

export interface SoloCall {
  readonly body?: unknown
  /** Sent as it stands, as JSON. */
  readonly text?: string
  /** Sent as they stand, without a Content-Type but that of `headers`. */
  readonly bytes?: Uint8Array
  /** Null: none is sent. */
  readonly apiKey?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

export interface SoloReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  /** Undefined without a body. */
  readonly json: unknown
}

export type CallSolo = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  call?: SoloCall,
) => Promise<SoloReply>

export interface RunningSolo {
  readonly url: string
  readonly apiKey: string
  readonly call: CallSolo
  close(): Promise<void>
}

const TEST_API_KEY = 'a key of the tests'

export const TEST_SECRETS: SoloSecrets = { linking: 'a secret of links', reports: 'a secret of reports' }

/** The embedded Solo on `database`, migrated and with the demo hospital, on a free port of 127.0.0.1. */
export async function startSolo(
  database: Database,
  more: Pick<SoloSettings, 'webhookAddresses'> = {},
): Promise<RunningSolo> {
  await migrateSolo(database)
  await loadDemoHospital(database)
  const listening = { url: '' }
  const app = await createSoloServer({
    database,
    apiKey: TEST_API_KEY,
    publicUrl: () => listening.url,
    secrets: TEST_SECRETS,
    log: pino({ level: 'silent' }),
    ...more,
  })
  listening.url = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    url: listening.url,
    apiKey: TEST_API_KEY,
    call: callerOf(listening.url),
    close: () => app.close(),
  }
}

/** Everything of the embedded Solo as on its first start. */
export async function resetSolo(database: Database): Promise<void> {
  const tables = Object.values(schema).filter((one) => is(one, PgTable))
  await database.orm.execute(sql`truncate ${sql.join(tables, sql`, `)} restart identity`)
  await loadDemoHospital(database)
}

/** A describe block for each database, with the embedded Solo running, and as on its first start for each test. */
export const describeSoloOnBothDatabases = (
  name: string,
  tests: (solo: () => RunningSolo, database: () => Database) => void,
): void =>
  describeOnBothDatabases(name, (open) => {
    let database: Database
    let solo: RunningSolo
    beforeAll(async () => {
      database = await openDatabase({ ...(await open()), log: pino({ level: 'silent' }) })
      solo = await startSolo(database)
    })
    beforeEach(() => resetSolo(database))
    afterAll(async () => {
      await solo.close()
      await database.close()
    })
    tests(
      () => solo,
      () => database,
    )
  })

const callerOf =
  (url: string): CallSolo =>
  async (method, path, { body, text, bytes, apiKey = TEST_API_KEY, headers } = {}) => {
    const sent = bytes ?? text ?? (body === undefined ? undefined : JSON.stringify(body))
    const answer = await request(url + path, {
      method,
      headers: {
        ...(sent !== undefined && !bytes && { 'content-type': 'application/json' }),
        ...(apiKey !== null && { 'api-key': apiKey }),
        ...headers,
      },
      ...(sent !== undefined && { body: sent }),
    })
    const received = await answer.body.text()
    const isJson = String(answer.headers['content-type']).startsWith('application/json')
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: received,
      json: isJson ? JSON.parse(received) : undefined,
    }
  }
