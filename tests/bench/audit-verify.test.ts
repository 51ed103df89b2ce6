import { sql, TransactionRollbackError } from 'drizzle-orm'
import { expect, inject, it } from 'vitest'
import { verifyAudit } from '@/server/audit/verify'
import type { Orm } from '@/server/platform/db/open'
import { openMigrated } from '../integration/fresh-database'
import { fillInbox } from '../integration/server/audit/sealed-rows'
import { newFolder } from '../support/folders'
import { createDatabase } from '../support/postgres-databases'
import { perSecond } from './measure'

const ROWS = 1_000_000
/** As many as are sealed within the time limit of a statement. */
const AT_A_TIME = 50_000
const ROUNDS = 5
/** Of each kind, in each round. */
const [CHANGED, REMOVED, SWAPPED] = [60, 30, 15]
const NEEDED_PER_SECOND = 50_000

it(`names what was done to a chain of ${ROWS.toLocaleString('en-US')} rows, on PostgreSQL`, async () => {
  const server = inject('postgresUrl')
  if (!server) throw new Error('This needs a PostgreSQL.')
  const place = await createDatabase(server)
  const { orm, close } = await openMigrated({ url: place.url, dataDir: await newFolder('bench') })
  const filled = performance.now()
  for (let rows = 0; rows < ROWS; rows += AT_A_TIME) await fillInbox(orm, AT_A_TIME)
  const sealing = performance.now()
  for (let rows = 0; rows < ROWS; rows += AT_A_TIME)
    await orm.execute(sql`select lantern.audit_seal(${AT_A_TIME})`)
  const sealed = performance.now()
  const { wrong, rows, ms } = await verifyAudit(orm)
  console.log(
    [
      `${ROWS.toLocaleString('en-US')} rows:`,
      `  written in ${(sealing - filled).toFixed(0)} ms`,
      `  sealed, ${((1_000 * (sealed - sealing)) / ROWS).toFixed(1)} µs a row`,
      `  verified, ${perSecond(rows, ms)} rows a second`,
    ].join('\n'),
  )
  expect({ wrong, rows }).toEqual({ wrong: [], rows: ROWS })
  for (let round = 1; round <= ROUNDS; round += 1) await tamperAndFind(orm)
  expect(rows / (ms / 1_000)).toBeGreaterThan(NEEDED_PER_SECOND)
  await close()
  await place.drop()
})

/** Changes, removes, swaps and inserts rows at random places, looks at what is found, and takes it all back. */
async function tamperAndFind(orm: Orm): Promise<void> {
  const places = distinctPlaces(CHANGED + REMOVED + 2 * SWAPPED)
  const changed = places.splice(0, CHANGED)
  const removed = places.splice(0, REMOVED)
  const swaps = Array.from({ length: SWAPPED }, () => places.splice(0, 2).sort((a, b) => a - b))
  const inserted = ROWS - 5_000 + Math.floor(Math.random() * 4_000)
  const rolledBack = orm.transaction(async (tx) => {
    const run = (text: string) => tx.execute(sql.raw(text))
    for (const seq of changed) await run(`update lantern.audit_entry set ${flip()} where seq = ${seq}`)
    await run(`delete from lantern.audit_entry where seq in (${removed})`)
    for (const [a = 0, b = 0] of swaps)
      await run(`update lantern.audit_entry set seq = -(${a + b} - seq) where seq in (${a}, ${b})`)
    await run(`update lantern.audit_entry set seq = -(seq + 1) where seq >= ${inserted}`)
    await run('update lantern.audit_entry set seq = -seq where seq < 0')
    await run(`insert into lantern.audit_entry select (e).* from (
      select jsonb_populate_record(e, '{"seq": ${inserted}}') as e from lantern.audit_entry e where seq = 1) as one`)
    const { wrong, ms } = await verifyAudit(tx)
    const name = (seq: number) => seq.toLocaleString('en-US')
    const expected = [
      ...changed.map((seq) => `Row ${name(seq)} was changed.`),
      ...removed.map((seq) => `Row ${name(seq)} is missing.`),
      ...swaps.map(([a = 0, b = 0]) => `Rows ${name(a)} and ${name(b)} were swapped.`),
      `Row ${name(inserted)} was inserted.`,
    ]
    expect(wrong.map((line) => line.replace(/ \([-0-9T:.Z]+\)/, '')).sort()).toEqual(expected.sort())
    console.log(`  found ${wrong.length} by name in ${(ms / 1_000).toFixed(1)} s`)
    tx.rollback()
  })
  await rolledBack.catch((error: unknown) => {
    if (!(error instanceof TransactionRollbackError)) throw error
  })
}

/** Returns numbers of rows that are not next to each other, before those that are numbered again. */
function distinctPlaces(many: number): number[] {
  const stride = Math.floor((ROWS - 10_000) / many)
  const places = Array.from(
    { length: many },
    (_, index) => index * stride + 1 + Math.floor(Math.random() * (stride - 1)),
  )
  for (let index = many - 1; index > 0; index -= 1) {
    const other = Math.floor(Math.random() * (index + 1))
    ;[places[index], places[other]] = [places[other] ?? 0, places[index] ?? 0]
  }
  return places
}

/** Returns an assignment that flips one bit of a row. */
function flip(): string {
  const bit = Math.floor(Math.random() * 256)
  const digit = 1 + Math.floor(Math.random() * 16)
  const text = (name: string) =>
    `${name} = overlay(${name} placing chr(ascii(substr(${name}, ${1 + (digit % 4)}, 1)) # 1) from ${1 + (digit % 4)} for 1)`
  const choices = [
    `hash = set_bit(hash, ${bit}, 1 - get_bit(hash, ${bit}))`,
    `previous = set_bit(previous, ${bit}, 1 - get_bit(previous, ${bit}))`,
    `at = at + interval '${2 ** (digit + 4)} milliseconds'`,
    `actor_id = encode(set_bit(uuid_send(actor_id), ${bit % 128}, 1 - get_bit(uuid_send(actor_id), ${bit % 128})), 'hex')::uuid`,
    text('action'),
    text('outcome'),
    text('session'),
  ]
  return choices[Math.floor(Math.random() * choices.length)] ?? ''
}
