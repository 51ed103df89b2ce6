import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { foldWords } from '@/lib/board/fold-words'
import type { Role } from '@/lib/board/roles'
import { bed } from '@/server/db/schema'
import { searchWords } from '@/server/db/search-words'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../support/ward'
import { openFloor } from '../displays/floor'

/** In 431 bed 2 of the demo. */
const LUKASHIK = 'Yura A Lukashik'

describeOnBothDatabases('The search for a bed', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeAll(async () => {
    ward = await openWard(await hospital(), { outbox: false })
    const named = await ward.database.orm
      .update(bed)
      .set({ patientName: 'José Núñez-O’Hara', patientMrn: 'N-77', occupied: true })
      .where(eq(bed.room, '151'))
      .returning({ id: bed.id })
    expect(named.length).toBeGreaterThan(0)
  })
  afterAll(() => ward.close())

  const search = async (text: string, role: Role = 'bedside') => {
    const found = await ward.board.search(allowed(actor(role), 'board:read'), text)
    if (!found.ok) throw new Error(found.refusal.code)
    return found.value
  }
  const bed2 = { room: BED_2.room, label: BED_2.bed, floor: BED_2.floor, building: { name: 'hospital' } }

  it('finds the one bed of an MRN or a device, whole', async () => {
    expect((await search('1234'))[0]).toMatchObject({ ...bed2, matched: 'mrn' })
    expect((await search(' 123457 '))[0]).toMatchObject({ ...bed2, matched: 'serial' })
    expect((await search('12345')).filter(({ matched }) => matched !== 'place')).toEqual([])
  })

  it.each(['lukashik', 'LUKASH', 'yura lukashik 431', '2 yura 431', 'lukashik 1234'])(
    'finds the bed of a patient by %j',
    async (text) => {
      const found = await search(text)
      expect(found[0]).toMatchObject({ ...bed2, patient: { name: LUKASHIK, mrn: '1234' } })
      expect(found).toHaveLength(1)
    },
  )

  it.each(['jose', 'nunez', 'NUÑEZ', 'o’hara', 'ohara jose', "nun o'h", '151 josé'])(
    'takes a name as people type it: %j',
    async (text) => {
      const found = await search(text)
      expect(found.length).toBeGreaterThan(0)
      expect(new Set(found.map(({ room, patient }) => `${room} ${patient?.mrn}`))).toEqual(
        new Set(['151 N-77']),
      )
    },
  )

  it('finds a name from its beginning only', async () => {
    expect(await search('ukashik')).toEqual([])
    expect(await search('lukashik 425')).toEqual([])
  })

  it('finds no one for those who may not read patients, and shows them no one', async () => {
    for (const role of ['display', 'admin'] as const) {
      for (const text of ['1234', 'lukashik', 'yura 431', 'jose', 'N-77']) {
        expect(await search(text, role)).toEqual([])
      }
      const [found] = await search('431 bed 2', role)
      expect(found).toMatchObject(bed2)
      expect(JSON.stringify(found)).not.toMatch(/Lukashik|1234"/)
      expect(found).not.toHaveProperty('patient')
    }
    // What goes on at a bed, a display gets with the board of its own unit.
    const [seen] = await search('431 bed 2', 'display')
    expect(seen).not.toHaveProperty('request')
    expect(seen).not.toHaveProperty('occupied')
  })

  it('finds no one for a wall that shows names on its board', async () => {
    const wall = await openFloor(ward.database).hang({ showsNames: true })
    const looks = async (text: string) => {
      const found = await ward.board.search(allowed(wall, 'board:read'), text)
      if (!found.ok) throw new Error(found.refusal.code)
      return found.value
    }
    expect(wall.display).toMatchObject({ showsNames: true })
    for (const text of ['1234', 'lukashik', 'yura 431', 'N-77']) expect(await looks(text)).toEqual([])
    const [found] = await looks('431 bed 2')
    expect(found).toMatchObject(bed2)
    expect(found).not.toHaveProperty('patient')
  })

  it.each(['431 bed 2', 'bed 2 431', 'HOSPITAL 431 2', '431 2', '2 431 emergency', '431, bed 2'])(
    'lists the bed meant by %j first',
    async (text) => {
      expect((await search(text))[0]).toMatchObject(bed2)
    },
  )

  it('finds the beds of a department and of a building', async () => {
    const found = await search('emergency department')
    expect(found.length).toBeGreaterThan(1)
    expect(new Set(found.map(({ department }) => department))).toEqual(new Set(['emergency department']))
    expect((await search('hospital')).length).toBe(20)
  })

  it('says with each bed what is open there', async () => {
    expect((await search('431 bed 2'))[0]?.request).toBeNull()
    const made = await ward.assistance.create(allowed(actor('bedside'), 'request:create'), {
      locator: BED_2,
      reason: 'fall-risk',
      priority: 'urgent',
    })
    expect(made.ok).toBe(true)
    expect((await search('431 bed 2'))[0]?.request).toMatchObject({
      status: 'sending',
      priority: 'urgent',
      claimedAt: null,
    })
  })

  it('takes wildcards of SQL for what they are', async () => {
    for (const text of ['%', '_', '   ', '\\', '431 %', '" --']) expect(await search(text)).toEqual([])
  })

  it('folds text in the database as in the code', async () => {
    for (const text of [
      'Ærø Ståhl',
      'ŁUKASZ ĐORĐE',
      'Straße',
      'Ångström-Éluard',
      "d'Œuvre, J.",
      'A-12/3',
      ' ',
      'İpek',
    ]) {
      const [row] = await ward.database.orm
        .select({ folded: sql<string>`${searchWords(sql`${text}::text`)}` })
        .from(sql`(values (1)) as one`)
      expect(row?.folded).toBe(foldWords(text))
    }
  })
})
