import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { keepAuditYears } from '@/server/audit/archive/keeping'
import { retireOldRows } from '@/server/audit/archive/retire'
import { readHead } from '@/server/audit/chain/head'
import { verifyAudit } from '@/server/audit/verify'
import { auditArchive, auditEntry, auditPatients } from '@/server/db/schema'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { describeOnBothDatabases } from '@/tests/support/database'
import { newFolder } from '@/tests/support/folders'
import { sealRows } from './sealed-rows'

const FEBRUARY = 'audit-000000000061-000000000100.jsonl.gz'
const JANUARY = 'audit-000000000001-000000000060.jsonl.gz'

describeOnBothDatabases('Audit rows that are older than they are kept', (open) => {
  let database: Database
  let folder: string
  const said: unknown[][] = []
  const log = {
    info: (...what: unknown[]) => said.push(what),
    error: (...what: unknown[]) => said.push(['error', ...what]),
  }
  const retire = () => retireOldRows({ orm: database.orm, folder, log })
  const wrong = async () => (await verifyAudit(database.orm, { archives: folder })).wrong
  const asOwner = (text: string) => database.asOwner((tx) => tx.execute(sql.raw(text)))
  const seqs = async () => {
    const rows = await database.orm.select({ seq: auditEntry.seq }).from(auditEntry).orderBy(auditEntry.seq)
    return rows.map(({ seq }) => seq)
  }

  beforeAll(async () => {
    database = await openDatabase({ ...(await open('tables')), log: pino({ level: 'silent' }) })
    await asOwner(
      `insert into lantern.audit_patients (hash, mrns) values (sha256('Old 1\n'), array['Old 1'])`,
    )
    await asOwner(`insert into lantern.audit_inbox (at, actor_kind, action, outcome, patients)
      values ('2018-01-31T23:59:59.999Z', 'account', 'board:read', 'done', sha256('Old 1\n'))`)
    await sealRows(database.orm, 59, '2018-01-20T00:00:00Z')
    await sealRows(database.orm, 40, '2018-02-20T00:00:00Z')
    const lately = new Date(Date.now() - 20 * 86_400_000).toISOString()
    await sealRows(database.orm, 30, lately)
    for (const name of ['entry', 'patients']) {
      await asOwner(`create table all_${name} as table lantern.audit_${name}`)
    }
    await database.serveAs('lantern_serving')
  })
  beforeEach(async () => {
    said.length = 0
    folder = join(await newFolder('audit'), 'archive')
    await asOwner('truncate lantern.audit_entry, lantern.audit_patients, lantern.audit_archive')
    await asOwner('insert into lantern.audit_entry select * from all_entry')
    await asOwner('insert into lantern.audit_patients select * from all_patients')
  })
  afterAll(() => database.close())

  it('are read from their files in a transaction that may be idle for as long as that takes', async () => {
    await retire()
    let limit: unknown
    const { orm } = database
    const looking: typeof orm = Object.create(orm, {
      transaction: {
        value: (run: Parameters<typeof orm.transaction>[0], config: object) =>
          orm.transaction(async (tx) => {
            // Of the pool. PGlite has none.
            await tx.execute(sql`set local idle_in_transaction_session_timeout = 15000`)
            const verified = await run(tx)
            limit = await tx.execute(
              sql`select current_setting('idle_in_transaction_session_timeout') as set`,
            )
            return verified
          }, config),
      },
    })
    expect(await verifyAudit(looking, { archives: folder })).toMatchObject({ wrong: [], rows: 130 })
    expect(limit).toMatchObject({ rows: [{ set: '0' }] })
  })

  it('go after as many years as the server was started with', async () => {
    const kept = async (years: number) => {
      await keepAuditYears(database, years, pino({ level: 'silent' }))
      await retire()
      return readdir(folder).catch(() => [])
    }
    try {
      expect(await kept(50)).toEqual([])
      expect(await kept(6)).toEqual([JANUARY, FEBRUARY])
    } finally {
      await keepAuditYears(database, 6, pino({ level: 'silent' }))
    }
  })

  it('go to a file a month, and the chain goes on from there', async () => {
    await retire()
    expect(await readdir(folder)).toEqual([JANUARY, FEBRUARY])
    expect(await seqs()).toEqual(Array.from({ length: 30 }, (_, index) => 101 + index))
    expect(await verifyAudit(database.orm)).toMatchObject({ wrong: [], rows: 30 })
    expect(await verifyAudit(database.orm, { archives: folder })).toMatchObject({ wrong: [], rows: 130 })
    expect(said).toEqual([
      [{ file: JANUARY, first: 1, last: 60 }, 'Old audit rows moved to an archive'],
      [{ file: FEBRUARY, first: 61, last: 100 }, 'Old audit rows moved to an archive'],
    ])
    const [set, row] = gunzipSync(await readFile(join(folder, JANUARY)))
      .toString()
      .split('\n')
    expect(JSON.parse(set ?? '')).toMatchObject({ mrns: ['Old 1'] })
    expect(JSON.parse(row ?? '')).toMatchObject({
      seq: 1,
      at: '2018-01-31T23:59:59.999Z',
      action: 'board:read',
    })
  })

  it('take along the sets of patients that no later row names', async () => {
    await retire()
    const kept = await database.orm.select({ mrns: auditPatients.mrns }).from(auditPatients)
    expect(kept.flatMap(({ mrns }) => mrns).sort()).toEqual([...Array(10).keys()].map((one) => `MRN ${one}`))
  })

  it('stay where the file cannot be written', async () => {
    await writeFile(folder, 'not a folder')
    await expect(retire()).rejects.toMatchObject({ code: expect.stringMatching(/EEXIST|ENOTDIR/) })
    expect(await seqs()).toHaveLength(130)
    expect(await database.orm.select().from(auditArchive)).toEqual([])
  })

  it('stay where the process ends between the file and their removal, and go the next time', async () => {
    const [body] = (
      (await asOwner(`select pg_get_functiondef('lantern.audit_retire(bigint)'::regprocedure) as body`)) as {
        rows: { body: string }[]
      }
    ).rows
    await asOwner(`create or replace function lantern.audit_retire(archive bigint) returns bigint language plpgsql
      as $$ begin raise exception 'killed'; end $$`)
    await expect(retire()).rejects.toThrow()
    expect(await readdir(folder)).toEqual([JANUARY])
    expect(await seqs()).toHaveLength(130)
    expect(await wrong()).toEqual([])
    await asOwner(body?.body ?? '')
    await retire()
    expect(await readdir(folder)).toEqual([JANUARY, FEBRUARY])
    expect(await seqs()).toHaveLength(30)
    expect(await wrong()).toEqual([])
  })

  it('stay where their chain is broken, and the log says where', async () => {
    await asOwner(`update lantern.audit_entry set outcome = 'forbidden' where seq = 70`)
    await retire()
    expect(await seqs()).toHaveLength(70)
    expect(said.at(-1)).toEqual([
      'error',
      { wrong: [expect.stringMatching(/^Row 70 was changed/)] },
      'Old audit rows stay: their chain is broken',
    ])
  })

  it('are missed in a file that was changed, or is gone', async () => {
    await retire()
    const content = await readFile(join(folder, JANUARY))
    content.writeUInt8(content.readUInt8(200) ^ 1, 200)
    await writeFile(join(folder, JANUARY), content)
    await rm(join(folder, FEBRUARY))
    expect(await wrong()).toEqual([
      `Rows 1 to 60: the file ${JANUARY} is missing in ${folder}, or was changed.`,
      `Rows 61 to 100: the file ${FEBRUARY} is missing in ${folder}, or was changed.`,
    ])
    await asOwner(`delete from lantern.audit_archive where first_seq = 1`)
    expect((await verifyAudit(database.orm)).wrong).toEqual([
      `The archive ${FEBRUARY} does not follow the one before: it should begin with row 1.`,
    ])
  })

  it('are found by a head that was noted when they were in the chain', async () => {
    await asOwner('delete from lantern.audit_entry where seq > 61')
    const head = await readHead(database.orm)
    if (!head) throw new Error('The chain is empty.')
    await asOwner('insert into lantern.audit_entry select * from all_entry where seq > 61')
    await retire()
    expect((await verifyAudit(database.orm, { heads: [head] })).wrong).toEqual([
      'Row 61 of the given head is in an archive: add --archives.',
    ])
    expect((await verifyAudit(database.orm, { heads: [head], archives: folder })).wrong).toEqual([])
  })

  it('are all that the database lets the serving role remove, and only with an archive that fits', async () => {
    const { orm } = database
    const archive = async (firstSeq: number, lastSeq: number) => {
      const hashOf = (seq: number) =>
        sql`coalesce((select hash from lantern.audit_entry where seq = ${seq}), '')`
      const before = firstSeq === 1 ? sql`decode(repeat('00', 32), 'hex')` : hashOf(firstSeq - 1)
      await orm.execute(sql`
        insert into lantern.audit_archive (first_seq, last_seq, previous, last_hash, file, sha256)
        values (${firstSeq}, ${lastSeq}, ${before}, ${hashOf(lastSeq)}, 'nowhere', '')`)
      return orm.execute(sql`select lantern.audit_retire(max(id)) from lantern.audit_archive`)
    }
    const refused = { cause: { code: '23514' } }
    // Not the oldest, younger than six years, and more than there is.
    await expect(archive(2, 60)).rejects.toMatchObject(refused)
    await expect(archive(1, 101)).rejects.toMatchObject(refused)
    await expect(archive(1, 4_000)).rejects.toMatchObject(refused)
    for (const text of [
      'update lantern.audit_keeping set years = 1',
      'delete from lantern.audit_archive',
      'update lantern.audit_archive set last_seq = 1',
      `insert into lantern.audit_archive (first_seq, last_seq, previous, last_hash, file, sha256, retired_at)
        values (1, 60, '', '', 'x', '', now())`,
      `insert into lantern.audit_inbox (at, actor_kind, action, outcome) values ('2000-01-01', 'account', 'x', 'done')`,
    ]) {
      await expect(orm.execute(sql.raw(text))).rejects.toMatchObject({ cause: { code: '42501' } })
    }
    expect(await seqs()).toHaveLength(130)
    await asOwner(`delete from lantern.audit_entry where seq > 60`)
    await expect(archive(1, 60)).rejects.toMatchObject(refused)
    await archive(1, 59)
    expect(await seqs()).toEqual([60])
  })
})
