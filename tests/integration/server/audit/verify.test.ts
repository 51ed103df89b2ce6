import { sql } from 'drizzle-orm'
import { assert, asyncProperty, constantFrom, integer } from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { logHead, readHead } from '@/server/audit/chain/head'
import type { Link } from '@/server/audit/chain/row'
import { verifyAudit } from '@/server/audit/verify'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { describeOnBothDatabases } from '@/tests/support/database'
import { sealRows } from './sealed-rows'

const ROWS = 2_000
const RUNS = { numRuns: 6 }
/** How a column's value becomes another. */
const CHANGES = {
  at: `at + interval '1 millisecond'`,
  hash: 'set_bit(hash, 77, 1 - get_bit(hash, 77))',
  previous: 'set_bit(previous, 200, 1 - get_bit(previous, 200))',
  actor_name: `actor_name || ' '`,
  actor_id: 'gen_random_uuid()',
  outcome: `'forbidden'`,
  patients: `coalesce(set_bit(patients, 3, 1 - get_bit(patients, 3)), '\\x00')`,
  bed_id: `case when bed_id is null then gen_random_uuid() end`,
  detail: `coalesce(detail, '') || 'x'`,
  reason: `case when reason is null then '' end`,
} as const
// Where the patients that the row names are then not kept, that is said as well.
const column = constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[]))
const number = integer({ min: 1, max: ROWS - 1 })

describeOnBothDatabases('Verifying the audit trail', (open) => {
  let database: Database
  const run = (text: string) => database.orm.execute(sql.raw(text))
  const wrong = async (heads: readonly Link[] = []) =>
    (await verifyAudit(database.orm, { heads })).wrong.map((line) =>
      line.replace(/ \((from )?[-0-9T:.Z]+\)/, ''),
    )
  const named = (seq: number) => `Row ${seq.toLocaleString('en-US')}`

  /** Does to the chain what `tamper` says, looks at it, and puts everything back. */
  async function after(tamper: () => Promise<unknown>, look: () => Promise<void>): Promise<void> {
    await tamper()
    try {
      await look()
    } finally {
      await run('truncate lantern.audit_entry, lantern.audit_patients')
      await run('insert into lantern.audit_entry select * from whole_entry')
      await run('insert into lantern.audit_patients select * from whole_patients')
    }
  }

  beforeAll(async () => {
    database = await openDatabase({ ...(await open('tables')), log: pino({ level: 'silent' }) })
    await sealRows(database.orm, ROWS)
    await run('create table whole_entry as table lantern.audit_entry')
    await run('create table whole_patients as table lantern.audit_patients')
  })
  afterAll(() => database.close())

  it('finds nothing wrong with what the database has sealed, and counts the rows that wait', async () => {
    await run(`insert into lantern.audit_inbox (actor_kind, action, outcome) values ('command', 'x', 'done')`)
    const verified = await verifyAudit(database.orm)
    await run('truncate lantern.audit_inbox')
    expect(verified).toMatchObject({ wrong: [], rows: ROWS, waiting: 1 })
    expect(verified.head).toMatchObject({ seq: ROWS })
    const head = { ...verified.head, at: '2026-03-02T21:20:02.000Z' }
    expect(await readHead(database.orm)).toEqual(head)
    const logged: unknown[] = []
    await logHead(database.orm, { info: (...what: unknown[]) => logged.push(what) })
    expect(logged).toEqual([[head, 'Head of the audit trail']])
  })

  it('names a row of which a bit was changed', () =>
    assert(
      asyncProperty(number, column, (seq, name) =>
        after(
          () => run(`update lantern.audit_entry set ${name} = ${CHANGES[name]} where seq = ${seq}`),
          async () => {
            const lines = await wrong()
            expect(lines).toContain(`${named(seq)} was changed.`)
            const lacks = `The patients of row ${seq.toLocaleString('en-US')} are missing.`
            expect(lines.filter((line) => line !== lacks || name !== 'patients')).toHaveLength(1)
          },
        ),
      ),
      RUNS,
    ))

  it('names rows that were removed', () =>
    assert(
      asyncProperty(number, integer({ min: 1, max: 5 }), (seq, more) =>
        after(
          () =>
            run(
              `delete from lantern.audit_entry where seq between ${seq} and ${Math.min(seq + more, ROWS - 1)}`,
            ),
          async () => {
            const to = Math.min(seq + more, ROWS - 1)
            const rows =
              to === seq ? `${named(seq)} is` : `Rows ${named(seq).slice(4)} to ${named(to).slice(4)} are`
            expect(await wrong()).toEqual([`${rows} missing.`])
          },
        ),
      ),
      RUNS,
    ))

  it('names a row that was inserted', () =>
    assert(
      asyncProperty(number, (seq) =>
        after(
          async () => {
            await run(`update lantern.audit_entry set seq = -seq - 1 where seq >= ${seq}`)
            await run(`update lantern.audit_entry set seq = -seq where seq < 0`)
            await run(`insert into lantern.audit_entry select (e).* from (
              select jsonb_populate_record(e, '{"seq": ${seq}}') as e from lantern.audit_entry e where seq = ${ROWS + 1}) as one`)
          },
          async () => expect(await wrong()).toEqual([`${named(seq)} was inserted.`]),
        ),
      ),
      RUNS,
    ))

  it('names two rows that were swapped', () =>
    assert(
      asyncProperty(number, integer({ min: 1, max: ROWS }), (one, other) => {
        const [a = 1, b = 2] = one === other ? [one, one + 1] : [one, other].sort((x, y) => x - y)
        return after(
          async () => {
            await run(`update lantern.audit_entry set seq = -(${a} + ${b} - seq) where seq in (${a}, ${b})`)
            await run('update lantern.audit_entry set seq = -seq where seq < 0')
          },
          async () =>
            expect(await wrong()).toEqual([
              `Rows ${named(a).slice(4)} and ${named(b).slice(4)} were swapped.`,
            ]),
        )
      }),
      RUNS,
    ))

  it('names the rows whose patients are missing, and a set of patients that was changed', () =>
    after(
      async () => {
        await run(`delete from lantern.audit_patients where mrns = array['MRN 6']`)
        await run(`update lantern.audit_patients set mrns = array['MRN 0'] where mrns = array['MRN 9']`)
      },
      async () => {
        const lines = await wrong()
        expect(lines).toContain('The patients of row 6 are missing.')
        expect(lines).toContain('The patients of row 36 are missing.')
        expect(lines.at(-1)).toMatch(
          /^The set of patients [0-9a-f]{16}… was changed; 67 rows name it, first row 9\.$/,
        )
      },
    ))

  it('tells by a head noted earlier that the end is missing, or that all was written again', async () => {
    const head = await readHead(database.orm)
    if (!head) throw new Error('The chain is empty.')
    expect(await wrong([head])).toEqual([])
    await after(
      () => run(`delete from lantern.audit_entry where seq = ${ROWS}`),
      async () => {
        expect(await wrong()).toEqual([])
        expect(await wrong([head])).toEqual([
          'Row 2,000, which the given head names, is missing: the chain ends at row 1,999.',
        ])
      },
    )
    await after(
      async () => {
        await run('truncate lantern.audit_entry')
        await sealRows(database.orm, ROWS, '2026-03-01T12:00:01Z')
      },
      async () => {
        expect(await wrong()).toEqual([])
        expect(await wrong([head])).toEqual([expect.stringContaining('Row 2,000 is not the one')])
      },
    )
  })
})
