import { sql } from 'drizzle-orm'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import type { Database } from '@/server/platform/db/open'
import { openPostgres } from '@/server/platform/db/postgres'
import { LIMITS } from '@/server/platform/db/postgres-pool'
import { failureOf } from '@/server/platform/failure'
import { type CutLine, startCutLine } from '../../../../support/cut-line'
import { administer, createDatabase } from '../../../../support/postgres-databases'

const server = inject('postgresUrl')
const log = pino({ level: 'silent' })
/** As many as the pool has connections. */
const ALL = Array.from({ length: 10 }, (_, index) => index)
/** A promise that `resolve` keeps. */
function gate() {
  let resolve = () => {}
  const promise = new Promise<void>((keep) => {
    resolve = keep
  })
  return { promise, resolve }
}
/** A lock is waited for far less long than a node may pause in a transaction. */
const SHORT = { ...LIMITS, connect: 1_000, answer: 400, lock: 100, idleInTransaction: 1_000 }

/** Vitest fails the run where an error of a connection ends up unhandled, as it would end a node. */
describe.skipIf(!server)('Connections to PostgreSQL that break', () => {
  let made: Awaited<ReturnType<typeof createDatabase>>
  let line: CutLine
  let database: Database
  beforeAll(async () => {
    made = await createDatabase(server ?? '')
    line = await startCutLine()
    const there = new URL(made.url)
    line.lead(Number(there.port))
    there.port = String(line.port)
    database = await openPostgres(there.href, there.href, log, { limits: SHORT })
    await database.orm.execute(sql`create table counter (id int primary key, n int not null)`)
    await database.orm.execute(sql`insert into counter values (1, 0)`)
  })
  afterAll(async () => {
    line.flow()
    await database.close()
    await made.drop()
  })
  beforeEach(() => line.flow())

  const add = () =>
    database.orm.transaction(async (tx) => {
      await tx.execute(sql`update counter set n = n + 1 where id = 1`)
    })
  /** Holds every connection at the same time: resolves only where none is lost. */
  const holdAll = async () => {
    let waiting = ALL.length
    const { promise: allHere, resolve } = gate()
    return Promise.all(
      ALL.map(() =>
        database.orm.transaction(async (tx) => {
          await tx.execute(sql`select 1`)
          waiting -= 1
          if (waiting === 0) resolve()
          await allHere
        }),
      ),
    )
  }
  const causeOf = (error: unknown) => failureOf(error).code
  const terminateAll = () =>
    administer(
      made.url,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )

  it('end no process, whether they break idle, in a statement, or between two', async () => {
    for (const between of [true, false, true]) {
      const { promise: broken, resolve } = gate()
      let begun = 0
      const ends = ALL.map(() =>
        database.orm
          .transaction(async (tx) => {
            await tx.execute(sql`select 1`)
            begun += 1
            if (between) await broken
            await tx.execute(between ? sql`select 1` : sql`select pg_sleep(60)`)
          })
          .then(() => 'answered', causeOf),
      )
      await expect.poll(() => begun).toBe(ALL.length)
      await terminateAll()
      resolve()
      expect(await Promise.all(ends)).toEqual(ALL.map(() => 'database_unavailable'))
      await holdAll()
    }
  })

  it('give every connection back where a transaction cannot begin, or a statement has no answer', async () => {
    await holdAll()
    line.hang()
    const ends = await Promise.all([...ALL, ...ALL].map(() => add().then(() => 'answered', causeOf)))
    expect(ends).toEqual([...ALL, ...ALL].map(() => 'database_unavailable'))
    line.flow()
    await holdAll()

    const stuck = database.orm
      .transaction(async (tx) => {
        line.hang()
        await tx.execute(sql`select 1`)
      })
      .then(() => 'answered', causeOf)
    expect(await stuck).toBe('database_unavailable')
    line.flow()
    await holdAll()
  })

  it('free the lock of a node that was stopped inside a transaction, which hears of it when it goes on', async () => {
    const { promise: goesOn, resolve } = gate()
    const { promise: locked, resolve: hasLock } = gate()
    const stopped = database.orm
      .transaction(async (tx) => {
        await tx.execute(sql`update counter set n = n + 100 where id = 1`)
        hasLock()
        await goesOn
        await tx.execute(sql`select 1`)
      })
      .then(() => 'answered', causeOf)
    await locked
    // 55P03: another node waits for the lock for its own time, and has it once the stopped one has lost it.
    const refusal = await add().then(
      () => [],
      (error) => failureOf(error).causes,
    )
    expect(refusal).toContainEqual(expect.stringContaining('55P03'))
    await expect.poll(() => add().then(() => 'done', causeOf), { timeout: 10_000 }).toBe('done')
    resolve()
    expect(await stopped).toBe('database_unavailable')
    const { rows } = (await database.orm.execute(sql`select n from counter`)) as unknown as {
      rows: { n: number }[]
    }
    expect(rows[0]?.n).toBeLessThan(100)
  })

  it('leave the word that this node lives a connection of its own', async () => {
    let busy = true
    let begun = 0
    const all = ALL.map(() =>
      database.orm.transaction(async (tx) => {
        begun += 1
        while (busy) await tx.execute(sql`select 1`)
      }),
    )
    await expect.poll(() => begun).toBe(ALL.length)
    const said = await database.heartbeats.execute(sql`select 1`).then(() => 'said', causeOf)
    busy = false
    expect(said).toBe('said')
    await Promise.all(all)
  })
})
