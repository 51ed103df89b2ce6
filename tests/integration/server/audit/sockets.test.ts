import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Role } from '@/lib/board/roles'
import type { ClientToServer } from '@/lib/realtime/events'
import { patientSet } from '@/server/audit/patient-sets'
import { bed } from '@/server/db/schema'
import { appendEvent, lockBuilding } from '@/server/event-log/event-log'
import type { Database } from '@/server/platform/db/open'
import { type AuditRow, newAuditRows } from '../../../support/audit-rows'
import { describeOnBothDatabases } from '../../../support/database'
import { workerDatabase } from '../../../support/worker-database'
import { openFloor } from '../displays/floor'
import { connectDisplay, type Display } from '../realtime/display'
import { cookieOf, type Node, signIn, startNode } from '../realtime/node'
import { changeBed, openWard, PATIENT, type Ward } from '../realtime/ward'

describeOnBothDatabases('The audit rows of open boards', (open) => {
  const emptied = workerDatabase(open, 'tables')
  let database: Database
  let node: Node
  let ward: Ward
  const displays: Display[] = []

  beforeAll(async () => {
    database = await emptied()
    node = await startNode(database)
    ward = await openWard(database)
  })
  beforeEach(async () => {
    await rows()
    return () => {
      for (const display of displays.splice(0)) display.socket.disconnect()
    }
  })
  afterAll(() => node.stop())

  const rows = newAuditRows(() => database.orm)

  async function enter(role: Exclude<Role, 'device'>): Promise<Display> {
    const { cookie } = await signIn(database, ward.accounts[role])
    const display = await connectDisplay(node.url, { cookie })
    displays.push(display)
    return display
  }

  /** Every event that a client may send. One that is new does not compile until it is here. */
  const EVENTS: Readonly<Record<keyof ClientToServer, (display: Display) => Promise<unknown>>> = {
    'board:watch': (display) => display.watch({ building: ward.name, after: null }),
    'queue:watch': (display) => display.socket.timeout(10_000).emitWithAck('queue:watch'),
  }
  const ask = async (display: Display) => {
    for (const send of Object.values(EVENTS)) await send(display)
  }

  const come = (bedId: string, patientMrn: string) =>
    database.orm.transaction(async (tx) => {
      await lockBuilding(tx, ward.buildingId)
      await tx.update(bed).set({ patientMrn }).where(eq(bed.id, bedId))
      await appendEvent(tx, { buildingId: ward.buildingId, bedId, kind: 'bed-updated' })
    })

  test.each(['bedside', 'virtual', 'charge', 'admin'] as const)(
    '%s: none for watching what a snapshot has shown, with its own row',
    async (role) => {
      await ask(await enter(role))
      expect(await rows()).toEqual([])
    },
  )

  test('a wall leaves one for the queue, which it is refused', async () => {
    await ask(await enter('display'))
    expect(await rows()).toMatchObject([
      { actorId: ward.accounts.display, role: 'display', action: 'request:read', outcome: 'forbidden' },
    ])
  })

  test('what a board has missed leaves one, with each patient that it was sent', async () => {
    await changeBed(database, ward)
    const display = await enter('virtual')
    const answer = await display.watch({ building: ward.name, after: 0 })
    const sent = answer.ok && answer.kind === 'events' ? answer.events.map(({ bed }) => bed.patient?.mrn) : []
    expect(sent).toContain(PATIENT.mrn)
    // What this node reads from the log only after the board has asked is sent once more, as the news of one bed.
    const [row, ...others] = (await rows()).filter(({ bedId }) => bedId === null)
    expect(others).toEqual([])
    expect(row).toMatchObject({
      actorId: ward.accounts.virtual,
      action: 'board:read',
      buildingId: ward.buildingId,
    })
    const set = patientSet(sent.flatMap((mrn) => mrn ?? []))
    expect(Buffer.from(row?.patients ?? []).toString('hex')).toBe(set.hash)
  })

  test('what a wall without names has missed leaves none', async () => {
    await changeBed(database, ward)
    await (await enter('display')).watch({ building: ward.name, after: 0 })
    expect(await rows()).toEqual([])
  })

  test('what a wall with approved names has missed leaves one, and so does a patient who comes to a bed', async () => {
    const wall = await openFloor(database).hang({ buildingId: ward.buildingId, showsNames: true })
    const cookie = await cookieOf({ sessionId: wall.sessionId, expiresAt: Date.now() + 3_600_000 })
    const display = await connectDisplay(node.url, { cookie })
    displays.push(display)
    await changeBed(database, ward)
    await rows()
    const answer = await display.watch({ building: ward.name, after: 0 })
    expect(JSON.stringify(answer)).toContain(PATIENT.mrn)
    const its = {
      actorId: wall.userId,
      actorKind: 'display',
      role: 'display',
      action: 'board:read',
      outcome: 'done',
    }
    const [missed, ...others] = await rows()
    expect(others).toEqual([])
    expect(missed).toMatchObject({ ...its, buildingId: ward.buildingId })
    expect(missed?.patients).not.toBeNull()
    const [, bedId = ''] = ward.bedIds
    await come(bedId, 'MRN-3')
    const found: AuditRow[] = []
    await vi.waitFor(async () => {
      found.push(...(await rows()))
      expect(found).toMatchObject([{ ...its, bedId, patient: 'MRN-3' }])
    })
  })

  test('a patient who comes to a bed leaves one for each session with an open board, once', async () => {
    const nurse = await enter('virtual')
    await nurse.watch({ building: ward.name, after: null })
    const wall = await enter('display')
    await wall.watch({ building: ward.name, after: null })
    await rows()
    const [bedId = ''] = ward.bedIds
    await come(bedId, 'MRN-2')
    await come(bedId, 'MRN-2')
    const found: AuditRow[] = []
    await vi.waitFor(async () => {
      found.push(...(await rows()))
      expect(found.length).toBeGreaterThan(0)
      expect(nurse.events).toHaveLength(2)
    })
    expect(found).toMatchObject([
      { actorId: ward.accounts.virtual, action: 'board:read', bedId, patient: 'MRN-2' },
    ])
  })

  describe('that the database does not take at first', () => {
    const run = (text: string) => database.orm.execute(sql.raw(text))
    beforeAll(async () => {
      await run(
        `create function no_row() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`,
      )
      await run(
        'create trigger no_row before insert on lantern.audit_inbox for each row execute function no_row()',
      )
      await run('alter table lantern.audit_inbox disable trigger no_row')
    })
    const refuse = async (bedId: string, mrn: string) => {
      await run('alter table lantern.audit_inbox enable trigger no_row')
      const before = node.logged.length
      await come(bedId, mrn)
      await vi.waitFor(() =>
        expect(node.logged.slice(before).join()).toContain('Audit rows of open boards wait'),
      )
      await run('alter table lantern.audit_inbox disable trigger no_row')
    }
    const patientsIn = (all: readonly AuditRow[]) => all.map(({ patient }) => patient)

    test('are written with the next, each once', async () => {
      const display = await enter('virtual')
      await ask(display)
      const bedId = ward.bedIds[0] ?? ''
      await rows()
      await refuse(bedId, 'MRN-7')
      await come(bedId, 'MRN-8')
      const all: string[] = []
      await vi.waitFor(async () => {
        all.push(...patientsIn(await rows()).map(String))
        expect(all).toEqual(['MRN-7', 'MRN-8'])
      })
    })

    test('are written when the node stops', async () => {
      const display = await enter('virtual')
      await ask(display)
      await rows()
      await refuse(ward.bedIds[0] ?? '', 'MRN-9')
      await node.stop()
      expect(patientsIn(await rows())).toEqual(['MRN-9'])
      node = await startNode(database)
    })
  })
})
