import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '@/lib/board/roles'
import { auditPatients, bed } from '@/server/db/schema'
import type { Database } from '@/server/platform/db/open'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { ask } from '../../app/api/route-calls'
import { NEW, ONE, ROUTES } from '../../app/api/route-table'
import type { AuditedHouse } from './audited-house'
import { type HouseAtBed, openHouseAtBed } from './house-at-bed'

/** What leaves no row: it shows no patient and changes nothing of anyone's. A new route stands here or leaves one. */
const PLAIN = new Set([
  'GET accounts',
  'GET account',
  'GET displays',
  'GET named-walls',
  'GET opened-charts',
  'GET privacy/not-seen',
  'GET views',
  'GET call-quality',
  'POST calls/[id]/quality',
  'GET reports',
  'GET layout',
  'GET layout/contradictions',
  'POST layout/preview',
  'GET escalation',
  'GET coverage',
  'GET teams',
  'GET bedside',
  'POST bedside/report',
  'GET waiting-rooms',
  'GET slots',
  'POST compliance/people',
  'GET compliance/head',
  'GET session',
  'GET account/pin',
  'GET account/factors',
  'POST account/proof/passkey',
  'POST account/passkeys/question',
  'POST session/unlock/passkey/question',
  'POST session/hand',
])
/** Shows an administrator or a wall no patient. */
const MASKED = new Set(['GET board', 'POST beds/search', 'GET queue', `GET ${ONE}`])
const READS_PATIENTS = new Set<Role>(['bedside', 'virtual', 'charge'])
/** Reaches Solo before it is refused: what was begun has a row, and the refusal another. */
const BEGUN = new Set(['POST reports'])

describeOnBothDatabases('The audit rows of the routes', (open) => {
  const hospital = hospitalOf(open)
  let database: Database
  let house: AuditedHouse
  let at: HouseAtBed
  const as = (role: Role) => ({ cookie: at.members.get(role)?.cookie ?? '' })
  const idOf = (role: Role) => at.members.get(role)?.userId

  beforeAll(async () => {
    database = (await hospital()).database
    at = await openHouseAtBed(database)
    house = at.house
    await house.newRows()
  })
  const enterAgain = async () => {
    for (const role of ROLES.filter((one) => one !== 'device')) {
      at.members.set(role, await house.enter(role))
    }
    await house.newRows()
  }
  afterAll(() => house.close())

  describe.each(ROUTES)('%s %s', (method, folder, asked, who) => {
    // Locks its session.
    if (folder === 'session/lock') afterAll(enterAgain)
    // Who may do what does not depend on the database: the second one is asked by one role that may and one that may not.
    const refused = ROLES.find((role) => !(who as readonly Role[]).includes(role))
    const roles = open.kind === 'pglite' ? ROLES : [who[0], ...(refused ? [refused] : [])]
    test.each(roles)('one of %s, or none where it is plain', async (role) => {
      const { status, body } = await ask(method, folder, { ...asked, ...as(role) })
      const rows = await house.newRows()
      const name = `${method} ${folder}`
      const mayAsk = (who as readonly Role[]).includes(role)
      const unseen = PLAIN.has(name) || (MASKED.has(name) && status < 400 && !READS_PATIENTS.has(role))
      const outcome = status < 400 ? 'done' : body.error.code
      const outcomes = BEGUN.has(name) && mayAsk && status >= 400 ? ['done', outcome] : [outcome]
      expect(rows.map((row) => row.outcome)).toEqual(mayAsk && unseen ? [] : outcomes)
      if (!mayAsk) expect(outcome).toBe('forbidden')
      for (const row of rows) expect(row).toMatchObject({ actorId: idOf(role), role })
    })
  })

  test('a page of another user leaves one, by the session that sent it', async () => {
    const headers = { 'acting-user': crypto.randomUUID() }
    await ask('POST', 'assistance-requests', { body: NEW, headers, ...as('virtual') })
    const rows = await house.newRows()
    const actorId = idOf('virtual')
    expect(rows).toMatchObject([{ action: 'request:create', outcome: 'session_changed', actorId }])
  })

  test('a stranger leaves none, and cannot bury those of others', async () => {
    await ask('GET', 'board', {})
    expect(await house.newRows()).toEqual([])
  })

  test('each act on a request names the request, the bed and the patient', async () => {
    const { place } = at
    if (!place.patientMrn) throw new Error('No one lies in the bed')
    const where = { bedId: place.id, buildingId: place.buildingId, patient: place.patientMrn }
    const locator = { patientMrn: place.patientMrn }
    const made = await ask('POST', 'assistance-requests', { body: { ...NEW, locator }, ...as('virtual') })
    const { id } = made.body
    const steps = [
      ['GET', ONE, {}],
      ['POST', `${ONE}/claim`, {}],
      ['POST', `${ONE}/release`, {}],
      ['DELETE', ONE, { body: { reason: 'patient-moved' } }],
      ['DELETE', ONE, { body: { reason: 'patient-moved' } }],
    ] as const
    for (const [method, folder, asked] of steps) await ask(method, folder, { ...asked, id, ...as('virtual') })
    const rows = await house.newRows()
    const common = { ...where, requestId: id, actorId: idOf('virtual'), role: 'virtual' }
    expect(rows).toMatchObject(
      [
        'request:create',
        'request:read',
        'request:claim',
        'request:release',
        'request:cancel',
        'request:cancel',
      ].map((action) => ({ ...common, action })),
    )
    expect(rows.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done', 'done', 'done'])
    expect(rows.map(({ reason }) => reason)).toEqual([
      null,
      null,
      null,
      null,
      'patient-moved',
      'patient-moved',
    ])
  })

  test('a board, a search and a chart name each patient that they showed', async () => {
    const { place } = at
    const mrn = place.patientMrn ?? ''
    await ask('GET', 'board', as('bedside'))
    await ask('POST', 'beds/search', { body: { text: mrn }, ...as('bedside') })
    await ask('GET', 'beds/[id]/chart', { id: place.id, cookie: at.cookieAtUnit('bedside') })
    const [board, search, chart] = await house.newRows()
    const setOf = async (hash: Uint8Array | null | undefined) => {
      const found = await database.orm.select().from(auditPatients)
      return found.find((one) => Buffer.from(one.hash).equals(Buffer.from(hash ?? [])))?.mrns
    }
    const lying = await database.orm.select().from(bed).where(eq(bed.buildingId, place.buildingId))
    const all = lying.flatMap(({ patientMrn }) => patientMrn ?? [])
    expect(await setOf(board?.patients)).toEqual([...new Set(all)].sort())
    expect(await setOf(search?.patients)).toEqual([mrn])
    expect(chart).toMatchObject({
      patient: mrn,
      bedId: place.id,
      detail: '{"part":"opening","by":"workplace"}',
    })
  })

  test('signing in, a refused one and signing out each leave one', async () => {
    const { accounts } = house.runtime
    const entered = await accounts.signIn('charge', 'lantern', '192.0.2.9')
    await accounts.signIn('charge', 'wrong password', '192.0.2.9')
    await accounts.signIn('nobody', 'wrong password', '192.0.2.9')
    if (entered.ok) await accounts.signOut(entered.value.sessionId)
    const rows = await house.newRows()
    const userId = idOf('charge')
    expect(rows).toMatchObject([
      { action: 'sign-in', outcome: 'done', actorId: userId, actorKind: 'account', address: '192.0.2.9' },
      { action: 'sign-in', outcome: 'unauthenticated', actorId: userId, actorKind: 'stranger' },
      { action: 'sign-in', outcome: 'unauthenticated', actorId: null, actorKind: 'stranger' },
      { action: 'sign-out', outcome: 'done', actorId: userId },
    ])
    expect(rows[0]?.session).toBe(rows[3]?.session)
    expect(JSON.stringify(rows)).not.toContain('nobody')
  })
})
