import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { TRAIL_PAGE } from '@/lib/compliance/trail'
import type { Actor } from '@/server/access/permission'
import { addAccount } from '@/server/accounts/admin'
import { type About, stranger, whoIs, writeEntry } from '@/server/audit/entry'
import type { Recorded } from '@/server/audit/recorded'
import { sealAll } from '@/server/audit/sealer'
import type { ComplianceService } from '@/server/compliance/contract'
import { exportTrail } from '@/server/compliance/export/export'
import { createComplianceService } from '@/server/compliance/service'
import { auditEntry } from '@/server/db/audit-tables'
import { bed } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed } from '../../../support/ward'

const officer = actor('compliance', 'Priya')
const may = allowed(officer, 'audit:read')
const ALL_DAYS = { from: 0, to: Date.UTC(2100, 0, 1) }
const ALL = { ...ALL_DAYS, before: null }

function value<T>(result: Recorded<T>): T {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

describeOnBothDatabases('The audit trail', (open) => {
  const hospital = hospitalOf(open)
  let orm: Orm
  let compliance: ComplianceService
  beforeEach(async () => {
    orm = (await hospital()).database.orm
    compliance = createComplianceService(orm, { url: 'https://lantern.example' })
  })

  const did = (who: Actor, action: string, about: About = {}, outcome = 'done') =>
    writeEntry(orm, { ...about, who: whoIs(who), action, outcome })
  const byPatient = async (mrn: string, part = {}) => {
    await sealAll(orm)
    return value(await compliance.byPatient(may, mrn, { ...ALL, ...part }))
  }

  it('lists who looked at a patient, by name, place and outcome, newest first', async () => {
    const vera = { ...actor('virtual', 'Vera'), address: '10.1.2.3' }
    const [place] = await orm.select().from(bed).where(eq(bed.room, '431'))
    await did(vera, 'chart:read', { patient: '1234', bedId: place?.id ?? null })
    await did(actor('bedside', 'Bea'), 'chart:read', { patient: '99' })
    await did(actor('bedside', 'Bea'), 'chart:write', { patient: '1234', reason: 'asked by' }, 'forbidden')
    const { rows, next } = await byPatient('1234')
    expect(next).toBeNull()
    expect(rows).toMatchObject([
      { seq: 3, name: 'Bea', action: 'chart:write', outcome: 'forbidden', place: null, reason: 'asked by' },
      {
        seq: 1,
        kind: 'account',
        userId: vera.userId,
        name: 'Vera',
        role: 'virtual',
        address: '10.1.2.3',
        action: 'chart:read',
        outcome: 'done',
        patient: '1234',
        together: 0,
        place: {
          building: 'hospital',
          bed: { floor: place?.floor, room: place?.room, label: place?.label },
        },
      },
    ])
    expect(Math.abs((rows[0]?.at ?? 0) - Date.now())).toBeLessThan(60_000)
  })

  it('lists who was shown a patient among others', async () => {
    const nurse = actor('virtual', 'Vera')
    await did(nurse, 'board:read', { patients: ['1', '2', '3'] })
    await did(nurse, 'board:read', { patients: ['2', '3'] })
    await did(nurse, 'board:read', { patients: ['1', '2', '3'] })
    expect((await byPatient('1')).rows).toMatchObject([
      { seq: 3, together: 3, patient: null },
      { seq: 1, together: 3 },
    ])
    expect((await byPatient('4')).rows).toEqual([])
  })

  it('goes on below a number, without a row twice or left out, whatever is recorded meanwhile', async () => {
    const nurse = actor('virtual', 'Vera')
    const rows = 2 * TRAIL_PAGE + 50
    for (let nth = 0; nth < rows; nth += 1) {
      await did(nurse, 'chart:read', nth % 2 ? { patient: '7' } : { patients: ['7', `${nth % 14}`, '8'] })
    }
    const seen: number[] = []
    let before: number | null = null
    do {
      const page: Awaited<ReturnType<typeof byPatient>> = await byPatient('7', { before })
      seen.push(...page.rows.map(({ seq }) => seq))
      before = page.next
      await did(nurse, 'chart:read', { patient: '7' })
    } while (before !== null)
    const nurses = seen.filter((seq) => seq <= rows)
    expect(nurses).toEqual(Array.from({ length: rows }, (_, nth) => rows - nth))
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('keeps to the period, also where rows entered the chain in another order than they were written', async () => {
    const at = (minutes: number) => Date.UTC(2026, 0, 1, 0, minutes)
    const order = [10, 50, 30, 40, 400]
    for (const [nth, minutes] of order.entries()) {
      await did(actor('virtual', `at ${minutes}`), 'chart:read', { patient: '7', detail: { nth } })
    }
    // Rows of the inbox have the database's own time, which only a test can set: on a database where it owns the tables.
    for (const [nth, minutes] of order.entries()) {
      await orm.execute(sql`update lantern.audit_inbox set at = to_timestamp(${at(minutes) / 1000}::float8)
        where detail = ${JSON.stringify({ nth })}`)
    }
    const names = async (from: number, to: number) =>
      (await byPatient('7', { from: at(from), to: at(to) })).rows.map(({ name }) => name)
    expect(await names(30, 50)).toEqual(['at 40', 'at 30'])
    expect(await names(45, 400)).toEqual(['at 50'])
    expect(await names(400, 999)).toEqual(['at 400'])
    expect(await names(401, 999)).toEqual([])
  })

  it('is read by those who may, and each reading is in it', async () => {
    const nurse = actor('virtual', 'Vera')
    await did(nurse, 'chart:read', { patient: '7' })
    await did(nurse, 'chart:read', { patient: '8' })
    await byPatient('7')
    value(await compliance.byActor(may, nurse.userId, ALL))
    await sealAll(orm)
    expect((await orm.select().from(auditEntry)).slice(2)).toMatchObject([
      { actorName: 'Priya', role: 'compliance', action: 'audit:read', outcome: 'done', patient: '7' },
      { actorName: 'Priya', action: 'audit:read', patient: null, patients: expect.anything() },
    ])
    // Who was shown in the list of the nurse's acts.
    expect((await byPatient('8')).rows.map(({ name }) => name)).toEqual(['Priya', 'Vera'])
  })

  it('lists what a user did to every patient', async () => {
    const nurse = actor('virtual', 'Vera')
    await did(nurse, 'request:claim', {})
    await did(actor('virtual', 'Val'), 'request:claim', {})
    await did(nurse, 'chart:read', { patient: '8' })
    await sealAll(orm)
    const { rows } = value(await compliance.byActor(may, nurse.userId, ALL))
    expect(rows.map(({ action, patient }) => [action, patient])).toEqual([
      ['chart:read', '8'],
      ['request:claim', null],
    ])
    expect(value(await compliance.byActor(may, randomUUID(), ALL)).rows).toEqual([])
  })

  it('finds users by a part of their name or username without accents, and takes no sign for a pattern', async () => {
    const person = { name: 'Nóra 100% Smith', role: 'virtual', password: 'twelve or more' } as const
    await addAccount(orm, { ...person, username: 'n_smith' })
    const named = async (text: string) =>
      value(await compliance.findActors(may, text)).flatMap(({ username }) => username ?? [])
    expect(await named('SMITH')).toEqual(['n_smith'])
    expect(await named('n_sm')).toEqual(['n_smith'])
    expect(await named('100%')).toEqual(['n_smith'])
    expect(await named('nora 100')).toEqual(['n_smith'])
    expect(await named('n%th')).toEqual([])
    expect(await named('%')).toEqual([])
  })

  it('is exported whole, in order, and the export is in it before its first byte', async () => {
    const nurse = actor('virtual', 'Vera')
    for (let nth = 0; nth < 1_203; nth += 1) {
      await did(nurse, 'chart:read', nth % 3 ? { patient: '7' } : { patients: ['7', '8'] })
    }
    await sealAll(orm)
    const mayExport = allowed(officer, 'audit:export')
    const lines = async (filter: object, format: 'csv' | 'ndjson') => {
      const { stream } = value(await compliance.export(mayExport, { ...ALL_DAYS, ...filter }, format))
      return (await new Response(stream).text()).trimEnd().split(/\r?\n/)
    }
    const csv = await lines({}, 'csv')
    expect(csv.slice(1).map((line) => Number(line.split(',')[0]))).toEqual(
      Array.from({ length: 1_203 }, (_, nth) => nth + 1),
    )
    await sealAll(orm)
    const events = (await lines({ mrn: '8' }, 'ndjson')).map((line): { id: string } => JSON.parse(line))
    expect(events.map(({ id }) => id)).toEqual(
      Array.from({ length: 401 }, (_, nth) => `lantern-${3 * nth + 1}-2`),
    )
    expect(await lines({ actor: officer.userId }, 'csv')).toHaveLength(2)
    const [row] = await orm.select().from(auditEntry).orderBy(auditEntry.seq).offset(1_203)
    expect(row).toMatchObject({ action: 'audit:export', outcome: 'done', actorName: 'Priya', patient: null })
    expect(JSON.parse(row?.detail ?? '')).toEqual({ format: 'csv', ...ALL_DAYS, actor: null })
  })

  it('is exported of one patient and one user, where both are named', async () => {
    const [vera, val] = [actor('virtual', 'Vera'), actor('virtual', 'Val')]
    for (const nurse of [vera, val]) {
      await did(nurse, 'chart:read', { patient: '7' })
      await did(nurse, 'chart:read', { patient: '8' })
      await did(nurse, 'board:read', { patients: ['7', '9'] })
    }
    await sealAll(orm)
    const filter = { ...ALL_DAYS, mrn: '7', actor: val.userId }
    const { stream } = exportTrail(orm, filter, 'csv', { url: 'https://lantern.example' })
    const lines = (await new Response(stream).text()).trimEnd().split(/\r?\n/)
    expect(lines.slice(1).map((line) => Number(line.split(',')[0]))).toEqual([4, 6])
  })

  it('is not read for a period that ends before it begins', async () => {
    const turned = { from: 2_000, to: 1_000 }
    const part = { ...turned, before: null }
    const mayExport = allowed(officer, 'audit:export')
    for (const result of [
      await compliance.byPatient(may, '7', part),
      await compliance.byActor(may, officer.userId, part),
      await compliance.unusual(may, turned),
      await compliance.export(mayExport, turned, 'csv'),
    ]) {
      expect(result).toMatchObject({ ok: false, refusal: { code: 'invalid', field: 'from' } })
    }
    expect(await compliance.byPatient(may, '7', { ...part, to: 2_000 })).toMatchObject({ ok: true })
  })

  it('is read for an export only as fast as the file is taken', async () => {
    const nurse = actor('virtual', 'Vera')
    for (let nth = 0; nth < 1_600; nth += 1) await did(nurse, 'chart:read', { patient: '7' })
    await sealAll(orm)
    let queries = 0
    const counting: Orm = Object.create(orm, {
      execute: {
        value: (query: Parameters<Orm['execute']>[0]) => {
          queries += 1
          return orm.execute(query)
        },
      },
    })
    const filter = { ...ALL_DAYS, mrn: '7' }
    const { stream } = exportTrail(counting, filter, 'bundle', { url: 'https://lantern.example' })
    const reader = stream.getReader()
    await reader.read()
    await reader.read()
    const early = queries
    // The two that look for the range, the part that was read, and at most one more in advance.
    expect(early).toBeLessThanOrEqual(4)
    await reader.cancel()
    expect(queries).toBe(early)
  })

  it('has an end, with its hash, and says how many rows wait', async () => {
    expect(value(await compliance.head(may))).toEqual({ last: null, kept: 0, waiting: 0 })
    await writeEntry(orm, { who: stranger('10.0.0.9'), action: 'chart:read', outcome: 'unauthenticated' })
    expect(value(await compliance.head(may))).toEqual({ last: null, kept: 0, waiting: 1 })
    await sealAll(orm)
    const [row] = await orm.select().from(auditEntry)
    expect(value(await compliance.head(may))).toEqual({
      last: { seq: 1, hash: Buffer.from(row?.hash ?? []).toString('hex'), at: row?.at.getTime() },
      kept: 1,
      waiting: 0,
    })
  })
})
