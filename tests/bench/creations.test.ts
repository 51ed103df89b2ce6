import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import type { RequestView } from '@/lib/board/types'
import { openMigrated } from '../integration/fresh-database'
import { bedsToAsk, readBoards } from '../support/creations'
import { newFolder } from '../support/folders'
import { startLantern } from '../support/lantern-process'
import { signInAt } from '../support/nurse-client'
import { perSecond, timeLanes } from './measure'

const LANES = 8
const ROUNDS = 8
/** Of bare SQL, which is much faster. */
const INSERTS = 2_000

it('creates and claims over HTTP, against bare inserts', async () => {
  const bare = await bareInserts()

  const lantern = await startLantern({ readyWithinMs: 120_000 })
  const nurse = await signInAt(lantern.origin, 'charge')
  const beds = bedsToAsk(await readBoards(nurse))
  const spent = { create: 0, claim: 0, health: 0 }
  for (let round = 0; round < ROUNDS; round += 1) {
    const ids: string[] = []
    spent.create += await timeLanes(beds, LANES, async ({ locator }) => {
      const reply = await nurse.call('/api/assistance-requests', {
        method: 'POST',
        body: { locator, reason: 'other', priority: 'routine' },
        headers: { 'idempotency-key': randomUUID() },
      })
      expect(reply.status).toBe(201)
      ids.push((reply.body as RequestView).id)
    })
    const act = (what: string) => async (id: string) =>
      expect((await nurse.call(`/api/assistance-requests/${id}/${what}`, { method: 'POST' })).status).toBe(
        200,
      )
    spent.claim += await timeLanes(ids, LANES, act('claim'))
    await timeLanes(ids, LANES, act('complete'))
    spent.health += await timeLanes(beds, LANES, () => nurse.call('/api/health'))
  }
  await lantern.stop()

  const made = ROUNDS * beds.length
  const line = (what: string, count: number, ms: number) =>
    `  ${what.padEnd(54)} ${perSecond(count, ms).padStart(6)}/s  x${(ms / count / bare).toFixed(1)}`
  console.log(
    [
      `On PGlite, ${LANES} at a time, in times of a bare insert:`,
      line('bare SQL: one row inserted and committed', 1, bare),
      line('GET /api/health: the way through Next and one select', made, spent.health),
      line('POST …/claim: a change and its event', made, spent.claim),
      line('POST /api/assistance-requests, deliveries under way', made, spent.create),
    ].join('\n'),
  )
})

/** How long one insert of one row takes on PGlite, in ms. */
async function bareInserts(): Promise<number> {
  const database = await openMigrated({ dataDir: await newFolder('bench') })
  await database.orm.execute(
    sql`create table bare (id uuid primary key, at timestamptz not null default now())`,
  )
  const ids = Array.from({ length: INSERTS }, () => randomUUID())
  const ms = await timeLanes(ids, LANES, (id) =>
    database.orm.execute(sql`insert into bare (id) values (${id})`),
  )
  await database.close()
  return ms / INSERTS
}
