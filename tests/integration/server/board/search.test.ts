import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '@/lib/board/roles'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../support/ward'

describeOnBothDatabases('The search for a bed', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeAll(async () => {
    ward = await openWard(await hospital(), { outbox: false })
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

  it('tells those who may not read patients nothing by an MRN', async () => {
    for (const role of ['display', 'admin'] as const) {
      expect(await search('1234', role)).toEqual([])
    }
  })

  it.each(['431 bed 2', 'bed 2 431', 'HOSPITAL 431 2', '431 2'])(
    'lists the bed meant by %j first',
    async (text) => {
      expect((await search(text))[0]).toMatchObject(bed2)
    },
  )

  it('takes wildcards of SQL for what they are', async () => {
    expect(await search('%')).toEqual([])
    expect(await search('_')).toEqual([])
    expect(await search('   ')).toEqual([])
  })
})
