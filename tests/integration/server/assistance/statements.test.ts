import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../support/ward'

/** Every screen waits for them, and each is a turn to the database and back. With `begin` and `commit`. */
const MOST = { asking: 9, receiving: 10 }

describeOnBothDatabases('The statements of a request', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital())
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await ward.close()
  })

  // PGlite runs the same ones, in the process.
  it.runIf(open.kind === 'postgres')('are few, from the tap until it is received', async () => {
    const transactions = recordTransactions()
    const made = await ward.assistance.create(allowed(actor('bedside', 'Bea'), 'request:create'), {
      locator: BED_2,
      reason: 'fall-risk',
      priority: 'urgent',
      idempotencyKey: randomUUID(),
    })
    if (!made.ok) throw new Error(made.refusal.code)
    await ward.until(made.value.request.id, 'waiting')

    const one = (part: string) => transactions.filter((texts) => texts.some((text) => text.startsWith(part)))
    const [asking, ...others] = one('insert into "lantern"."assistance_request"')
    const [receiving] = one('update "lantern"."assistance_request" set "status"')
    expect(others).toEqual([])
    expect(asking?.length).toBeLessThanOrEqual(MOST.asking)
    expect(receiving?.length).toBeLessThanOrEqual(MOST.receiving)
  })
})

/** The statements of each transaction from now on, by the connection that runs it. */
function recordTransactions(): string[][] {
  const all: string[][] = []
  const open = new WeakMap<object, string[]>()
  const run = pg.Client.prototype.query
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [first] = given
    const text = String(first instanceof Object && 'text' in first ? first.text : first)
    if (/^begin/i.test(text)) {
      const texts: string[] = []
      open.set(this, texts)
      all.push(texts)
    }
    open.get(this)?.push(text.trim())
    if (/^(commit|rollback)/i.test(text)) open.delete(this)
    return Reflect.apply(run, this, given)
  })
  return all
}
