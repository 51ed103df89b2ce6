import { sql } from 'drizzle-orm'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { notify } from '@/server/platform/db/notify'
import type { Database } from '@/server/platform/db/open'
import { openPostgres } from '@/server/platform/db/postgres'
import { LIMITS } from '@/server/platform/db/postgres-pool'
import { startCutLine } from '../../../../support/cut-line'
import { findPgBouncer } from '../../../../support/installed-programs.mjs'
import { startPgBouncer } from '../../../../support/pg-bouncer'
import { administer, createDatabase } from '../../../../support/postgres-databases'

const server = inject('postgresUrl')
// In CI its absence is a failure.
const hasPgBouncer = findPgBouncer() !== null || Boolean(process.env.CI)
const PATIENCE = { timeout: 30_000, interval: 20 }
const SHORT = { ...LIMITS, connect: 1_000, answer: 500 }

describe.skipIf(!server)('Notices of PostgreSQL', () => {
  const closing: (() => Promise<void>)[] = []
  let made: Awaited<ReturnType<typeof createDatabase>>
  beforeAll(async () => {
    made = await createDatabase(server ?? '')
  })
  afterAll(async () => {
    for (const close of closing) await close()
    await made.drop()
  })

  const open = async (url: string) => {
    const lines: string[] = []
    const log = pino({ level: 'info' }, { write: (line) => void lines.push(line) })
    const database = await openPostgres(url, url, log, { limits: SHORT, tryEveryMs: 100, heardWithinMs: 300 })
    closing.push(() => database.close())
    return { database, said: () => lines.join('') }
  }
  /** The database behind a line that a test can cut or silence. */
  const throughLine = async () => {
    const line = await startCutLine()
    const there = new URL(made.url)
    line.lead(Number(there.port))
    there.port = String(line.port)
    return { line, href: there.href }
  }
  const told = (database: Database, payload: string) => notify(database.orm, 'a_channel', payload)

  it('are heard again after their connection died without a word, and the subscriber is told', async () => {
    const { line, href } = await throughLine()
    const { database, said } = await open(href)
    const heard: string[] = []
    let lost = 0
    await database.listen(
      'a_channel',
      (payload) => heard.push(payload),
      () => {
        lost += 1
      },
    )
    await expect.poll(() => database.hearing(), PATIENCE).toBe('heard')
    await told(database, 'one')
    await expect.poll(() => heard, PATIENCE).toEqual(['one'])

    // What is open now is silent for ever; what opens later passes, as after a failover to another machine.
    line.forget()
    await expect.poll(() => lost, PATIENCE).toBeGreaterThan(0)
    await expect.poll(() => database.hearing(), PATIENCE).toBe('heard')
    expect(said()).toContain('delivers none')
    await expect
      .poll(
        () =>
          told(database, 'two').then(
            () => true,
            () => false,
          ),
        PATIENCE,
      )
      .toBe(true)
    await expect.poll(() => heard, PATIENCE).toContain('two')
  })

  it('are heard again after a connection was being made that never came about', async () => {
    const { line, href } = await throughLine()
    const { database } = await open(href)
    await database.listen(
      'a_channel',
      () => {},
      () => {},
    )
    await expect.poll(() => database.hearing(), PATIENCE).toBe('heard')
    // The server is gone; what takes its place says nothing, and then another comes.
    await line.cut()
    line.hang()
    const taken = line.taken()
    await line.mend()
    await expect.poll(() => line.taken(), PATIENCE).toBeGreaterThan(taken)
    line.forget()
    await expect.poll(() => database.hearing(), PATIENCE).toBe('heard')
  })

  it.runIf(hasPgBouncer)(
    'pass a pooler in session mode, and the limits of connections with them',
    async () => {
      const { database } = await open(await startPgBouncer(made.url, 'session'))
      await database.listen(
        'a_channel',
        () => {},
        () => {},
      )
      await expect.poll(() => database.hearing(), PATIENCE).toBe('heard')
      expect((await database.orm.execute(sql`show lock_timeout`)) as unknown).toMatchObject({
        rows: [{ lock_timeout: '5s' }],
      })
    },
  )

  it.runIf(hasPgBouncer)('do not pass one in transaction mode, which log and health say', async () => {
    const { database, said } = await open(await startPgBouncer(made.url, 'transaction'))
    await database.listen(
      'a_channel',
      () => {},
      () => {},
    )
    await expect.poll(() => database.hearing(), PATIENCE).toBe('deaf')
    expect(said()).toMatch(/"level":50.*pooler/)
  })

  it('are left out while the queue of the server is nearly full, and cost no transaction', async () => {
    const { database: full, said } = await withFullQueue()
    await full.listen(
      'a_channel',
      () => {},
      () => {},
    )
    await expect.poll(() => full.hearing(), PATIENCE).toBe('deaf')
    expect(said()).toMatch(/queue of notices/)
    expect(said()).not.toMatch(/pooler/)
    await full.orm.transaction(async (tx) => {
      await notify(tx, 'a_channel', 'three')
      await tx.execute(sql`create table kept (id int)`)
    })
    expect((await full.orm.execute(sql`select count(*)::int as n from kept`)) as unknown).toMatchObject({
      rows: [{ n: 0 }],
    })
  })

  /** A queue takes 8 GB to fill: here functions that stand before PostgreSQL's own say what it says then. */
  async function withFullQueue() {
    const one = await createDatabase(server ?? '')
    await administer(one.url, 'create schema full_queue')
    await administer(
      one.url,
      `create function full_queue.pg_notification_queue_usage() returns double precision language sql as 'select 1.0::float8'`,
    )
    await administer(
      one.url,
      `create function full_queue.pg_notify(text, text) returns void language plpgsql as
        $$ begin raise exception 'too many notifications in the NOTIFY queue' using errcode = '54000'; end $$`,
    )
    const name = new URL(one.url).pathname.slice(1)
    await administer(one.url, `alter database ${name} set search_path = full_queue, pg_catalog, public`)
    const opened = await open(one.url)
    closing.push(one.drop)
    return opened
  }
})
