import { expect, it } from 'vitest'
import { describeSolo } from '../../support/solo-target'
import { isRefused, succeeded } from '../expectations'
import { newId, ownRecords } from '../own-records'
import { answerValue, readReference } from '../reference'

/** Operations 1 to 5. */

const REFERENCE = readReference(new URL('../fixtures/solo-external-api.txt', import.meta.url))
const [example] = REFERENCE.find(({ title }) => title === 'Create Patient')?.examples ?? []
const [shownExample] = REFERENCE.find(({ title }) => title === 'Get Patient')?.examples ?? []
const SENT = answerValue(example?.body ?? '') as { id: string }
const SHOWN = answerValue(shownExample?.answers[0] ?? '') as object

const DECEASED_AT = '2020-03-31 10:12 AM'

describeSolo('patients', (solo) => {
  const { newPatient } = ownRecords(solo)
  const create = (body: object) => solo().call('POST', '/qapi/v1/patients', { body })
  const get = (path: string) => solo().call('GET', `/qapi/v1/patients/${path}`)
  const update = (path: string, body: object) => solo().call('PUT', `/qapi/v1/patients/${path}`, { body })
  const bySpid = (spid: number | string) => `id/type/SPID/value/${spid}`

  it('are created, and answered with their SPID', async () => {
    const spid = succeeded(await create({ id: newId() }), 201)
    expect(spid).toSatisfy(Number.isInteger)
  })

  it('are shown with all that was sent, by their own id and by SPID', async () => {
    const { id, spid } = await newPatient(SENT)
    expect(succeeded(await get(id), 200)).toEqual(SHOWN)
    expect(succeeded(await get(bySpid(spid)), 200)).toEqual(SHOWN)
  })

  it('have every documented field, whatever was sent', async () => {
    const { id } = await newPatient()
    const shown = succeeded(await get(id), 200) as object
    expect(Object.keys(shown)).toEqual(expect.arrayContaining(Object.keys(SHOWN)))
  })

  it('are updated by either name, and keep what is left out', async () => {
    const { id, spid } = await newPatient(SENT)
    expect(succeeded(await update(id, { gender: 'female', race: 'Asian' }), 200)).toEqual([])
    expect(succeeded(await update(bySpid(spid), { race: 'Other' }), 200)).toEqual([])
    expect(succeeded(await get(id), 200)).toEqual({ ...SHOWN, gender: 'female', race: 'Other' })
  })

  it('are deceased with a time, and alive without', async () => {
    const { id } = await newPatient({ deceased: true, deceasedAt: DECEASED_AT })
    expect(succeeded(await get(id), 200)).toMatchObject({ deceased: true, deceasedAt: DECEASED_AT })
    expect(succeeded(await update(id, { deceased: false }), 200)).toEqual([])
    expect(succeeded(await get(id), 200)).toMatchObject({ deceased: false })
  })

  it('are refused where the id is missing or taken', async () => {
    isRefused(await create({ mrn: newId() }), 400)
    const { id } = await newPatient()
    isRefused(await create({ id }), 409)
  })

  it.each([
    ['deceased, and no time of it', { deceased: true }],
    ['a time of it, and not deceased', { deceased: false, deceasedAt: DECEASED_AT }],
    ['a time of it, and nothing else', { deceasedAt: DECEASED_AT }],
    ['a number for a name', { name: 7 }],
    ['a text for a flag', { active: 'yes' }],
  ])('are refused with %s, new or known', async (_, body) => {
    isRefused(await create({ ...body, id: newId() }), 400)
    const { id, spid } = await newPatient()
    isRefused(await update(id, body), 400)
    isRefused(await update(bySpid(spid), body), 400)
  })

  it('are unknown by any other name', async () => {
    for (const path of [newId(), bySpid('999999999999999')]) {
      isRefused(await get(path), 404)
      isRefused(await update(path, { gender: 'other' }), 404)
    }
    isRefused(await get(bySpid('one')), 400)
    isRefused(await update(bySpid('one'), {}), 400)
  })
})
