import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RequestView } from '@/lib/board/types'
import { request } from '@/server/db/schema'
import { databaseTime } from '@/server/platform/db/clock'
import { projectRoot } from '@/server/platform/project-root'
import { applyAppointment } from '@/server/sync/webhooks/apply-appointment'
import { describeOnBothDatabases } from '../../../support/database'
import { ownHospitalOf } from '../../../support/hospital'
import { actor, allowed, openWard, type Ward } from '../../../support/ward'

/** What ARCHITECTURE.md draws and what rows of requests really do, as `from → to`; `[*]` is no row yet. */
type Arrows = readonly string[]

/** One request after the other through all of its life. */
const LONG_MS = 300_000

describeOnBothDatabases('The state machines in ARCHITECTURE.md', (open) => {
  const hospital = ownHospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    // Longer than a loaded machine needs for an answer.
    ward = await openWard({ ...(await hospital()), timeoutMs: 4_000 }, { poller: true })
    await recordChanges(ward)
  })
  afterEach(() => ward.close())

  it('have every arrow that the rows take, and no other', { timeout: LONG_MS }, async () => {
    const nurse = actor('virtual', 'Vic Tor')
    const asker = actor('bedside', 'Bea Side')
    const beds = await bedsWithDevice(ward)
    const claim = (id: string) => ward.assistance.claim(allowed(nurse, 'request:claim'), id)
    const release = (id: string) => ward.assistance.release(allowed(nurse, 'request:release'), id)
    const complete = (id: string) => ward.assistance.complete(allowed(nurse, 'request:complete'), id)
    const cancel = (id: string) =>
      ward.assistance.cancel(allowed(asker, 'request:cancel'), id, 'another-reason')
    const ask = async () => {
      const bed = beds.pop()
      if (!bed) throw new Error('The demo hospital has no more beds.')
      const { mrn, ...locator } = bed
      const made = await ward.assistance.create(allowed(asker, 'request:create'), {
        locator,
        reason: 'other',
        priority: 'routine',
      })
      if (!made.ok) throw new Error(made.refusal.code)
      const { id } = made.value.request
      const join = () => ward.assistance.join(allowed(nurse, 'request:join'), id, { via: 'solo', mrn })
      return { id, locator, join }
    }
    const asked = async () => {
      const one = await ask()
      await ward.until(one.id, 'waiting')
      return one
    }
    const inCall = async () => {
      const one = await asked()
      await claim(one.id)
      expect(await one.join()).toMatchObject({ ok: true })
      return one
    }

    // With Solo there: from the queue, from a claim, from a call.
    await cancel((await asked()).id)
    const claimed = await asked()
    await claim(claimed.id)
    await release(claimed.id)
    await claim(claimed.id)
    await cancel(claimed.id)
    const served = await asked()
    await claim(served.id)
    await complete(served.id)
    await complete((await inCall()).id)
    await cancel((await inCall()).id)
    await release((await inCall()).id)
    const raised = await inCall()
    await ward.assistance.create(allowed(asker, 'request:create'), {
      locator: raised.locator,
      reason: 'other',
      priority: 'emergency',
    })
    await claim(raised.id)
    await complete(raised.id)
    const takenBack = await inCall()
    const said = allowed(nurse, 'request:complete')
    expect(await ward.assistance.sayOutcome(said, takenBack.id, { kind: 'completed' })).toMatchObject({
      ok: true,
    })
    expect(await ward.assistance.undoOutcome(said, takenBack.id)).toMatchObject({ ok: true })
    const goneAway = await inCall()
    await loseAppointment(ward, goneAway.id)

    // In Solo itself: made there, taken there, ended there.
    const [free, taken] = [beds.pop(), beds.pop()]
    if (!free || !taken) throw new Error('The demo hospital has no more beds.')
    const { mrn: _free, ...freePlace } = free
    const { mrn: _taken, ...takenPlace } = taken
    // Past the wire, so that the poller sees the one assigned from the start.
    await ward.line.become('refuse')
    await ward.elsewhere('POST', '/qapi/v1/request-assistance', freePlace)
    const made = await ward.elsewhere('POST', '/qapi/v1/request-assistance', takenPlace)
    await ward.elsewhere('PUT', `/qapi/embedded/request-assistance/${(made.body as { id: string }).id}`, {
      assignedTo: { firstName: 'Ada', lastName: 'Byron' },
    })
    await ward.line.become('pass')
    await expect.poll(() => changes(ward, 'status')).toContain('[*] → waiting')
    await expect.poll(() => changes(ward, 'status')).toContain('[*] → claimed')
    await ward.elsewhere('DELETE', '/qapi/v1/request-assistance', freePlace)
    await expect.poll(() => changes(ward, 'status')).toContain('waiting → cancelled')
    const endedThere = await asked()
    const there = await ward.elsewhere('POST', '/qapi/v1/request-assistance', endedThere.locator)
    await ward.elsewhere('PUT', `/qapi/embedded/request-assistance/${(there.body as { id: string }).id}`, {
      assignedTo: { firstName: 'Ada', lastName: 'Byron' },
    })
    await ward.until(endedThere.id, 'claimed')
    await ward.elsewhere('DELETE', '/qapi/v1/request-assistance', endedThere.locator)
    await ward.until(endedThere.id, 'completed')
    const dropped = await asked()
    await ward.elsewhere('DELETE', '/qapi/v1/request-assistance', dropped.locator)
    await expect.poll(() => changes(ward, 'status')).toContain('waiting → not-sent')
    await ward.until(dropped.id, 'waiting')

    // Without Solo: what may have reached it, and what never left.
    await ward.line.become('hang')
    const sent = await ask()
    await expect.poll(() => wasSent(ward, sent.id)).toBe(true)
    await cancel(sent.id)
    await claim((await ask()).id)
    await ward.line.become('refuse')
    const [late, unsent] = [await ask(), await ask()]
    await ward.until(late.id, 'not-sent')
    await claim(late.id)
    await release(late.id)
    await ward.until(unsent.id, 'not-sent')
    await cancel(unsent.id)
    await ward.line.become('pass')
    await ward.until(late.id, 'waiting')
    await expect.poll(() => owed(ward)).toEqual([])

    expect(await changes(ward, 'status')).toEqual(drawn('request'))
    expect(await changes(ward, 'delivery')).toEqual(drawn('delivery'))
  })
})

/** Has the database itself write down each change of a request: nothing in Lantern can forget one. */
async function recordChanges({ database: { orm } }: Ward): Promise<void> {
  await orm.execute(sql`create table lantern.change_seen (field text, was text, became text)`)
  await orm.execute(sql`
    create function lantern.note_change() returns trigger language plpgsql as $$
    begin
      insert into lantern.change_seen values
        ('status', case tg_op when 'UPDATE' then old.status end, new.status),
        ('delivery', case tg_op when 'UPDATE' then old.delivery end, new.delivery);
      return new;
    end $$`)
  await orm.execute(sql`
    create trigger note_change after insert or update on ${request}
    for each row execute function lantern.note_change()`)
}

async function changes({ database: { orm } }: Ward, field: 'status' | 'delivery'): Promise<Arrows> {
  const arrow = sql<string>`coalesce(was, '[*]') || ' → ' || became`
  const rows = await orm
    .selectDistinct({ arrow })
    .from(sql`lantern.change_seen`)
    .where(sql`field = ${field} and was is distinct from became`)
  return rows.map((row) => row.arrow).sort()
}

/** Reads the arrows of a diagram; where a state ends for good is no change of a row. */
function drawn(diagram: 'request' | 'delivery'): Arrows {
  const text = readFileSync(join(projectRoot(), 'ARCHITECTURE.md'), 'utf8')
  const [, block = ''] =
    new RegExp(`<!-- states: ${diagram} -->\n\`\`\`mermaid\n([\\s\\S]*?)\`\`\``).exec(text) ?? []
  return [...block.matchAll(/^ +(\S+) --> (\S+)/gm)]
    .filter(([, , to]) => to !== '[*]')
    .map(([, from = '', to = '']) => `${from} → ${to}`.replaceAll('_', '-'))
    .sort()
}

/** Places of demo beds that have a device Solo knows and a patient. */
async function bedsWithDevice(ward: Ward) {
  const board = await ward.board.snapshot(allowed(actor('charge'), 'board:read'), 'hospital')
  if (!board.ok) throw new Error(board.refusal.code)
  return board.value.beds.flatMap(({ floor, room, label, device, patient }) =>
    device.serial !== null && patient !== null
      ? [{ building: 'hospital', floor, room, bed: label, mrn: patient.mrn }]
      : [],
  )
}

/** As a webhook brings it: the appointment behind the call was cancelled in Solo. */
async function loseAppointment({ database: { orm }, until }: Ward, id: RequestView['id']): Promise<void> {
  const [found] = await orm
    .select({ row: request, now: databaseTime })
    .from(request)
    .where(eq(request.id, id))
  if (!found) throw new Error('There is no such request.')
  await applyAppointment(
    orm,
    {
      id: found.row.appointmentId ?? '',
      externalId: null,
      appointment: 'cancelled',
      call: null,
      startsAt: null,
      durationSeconds: null,
    },
    new Date(found.now),
  )
  await until(id, 'claimed')
}

async function owed({ database: { orm } }: Ward): Promise<string[]> {
  const rows = await orm.select().from(request).where(sql`${request.delivery} <> 'done'`)
  return rows.map(({ id }) => id)
}

async function wasSent({ database: { orm } }: Ward, id: string): Promise<boolean> {
  const [row] = await orm.select({ sentAt: request.sentAt }).from(request).where(eq(request.id, id))
  return row?.sentAt != null
}
