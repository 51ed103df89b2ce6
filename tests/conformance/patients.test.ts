import { expect, it } from 'vitest'
import { describeEmulatorOnly } from '../support/solo-target'

const nested = (message: unknown) => ({ error: { message } })

describeEmulatorOnly('patients', (solo) => {
  const create = (body: object) => solo().call('POST', '/qapi/v1/patients', { body })
  const get = (path: string) => solo().call('GET', `/qapi/v1/patients/${path}`)
  const update = (path: string, body: object) => solo().call('PUT', `/qapi/v1/patients/${path}`, { body })

  it('shows every documented field of a patient that was created with only an id', async () => {
    const spid = (await create({ id: 'P-1' })).json
    const documentedFields = Object.keys((await get('1')).json as object)
    const shown = await get('P-1')
    expect(Object.keys(shown.json as object).sort()).toEqual(documentedFields.sort())
    expect((await get(`id/type/SPID/value/${spid}`)).json).toEqual(shown.json)
  })

  it('refuses an id that is taken, even by one of 10 at the same moment', async () => {
    for (const id of ['P-1', 'P-2', 'P-3', 'P-4']) {
      const answers = await Promise.all(Array.from({ length: 10 }, () => create({ id })))
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)])
    }
    expect((await create({ id: '1' })).json).toEqual(nested('A patient with this id already exists'))
  })

  it('keeps the fields that an update leaves out, and both of two simultaneous updates', async () => {
    await Promise.all([update('1', { gender: 'other' }), update('id/type/SPID/value/1', { race: 'Asian' })])
    expect((await get('1')).json).toMatchObject({ gender: 'other', race: 'Asian', mrn: 'MRN-123' })
  })

  it('shows a group sent as groupType and groupName as sharedEmailGroup', async () => {
    await create({ id: 'P-1', groupType: 'family', groupName: 'Okonkwo' })
    expect((await get('P-1')).json).toMatchObject({ sharedEmailGroup: { type: 'family', name: 'Okonkwo' } })
  })

  it('requires deceasedAt with deceased, and only then', async () => {
    const deceasedAt = '2020-03-31 10:12 AM'
    for (const body of [{ deceased: true }, { deceased: false, deceasedAt }, { deceasedAt }]) {
      expect([(await create({ id: 'P-1', ...body })).status, (await update('1', body)).status]).toEqual([
        400, 400,
      ])
    }
    expect((await update('1', { deceased: false })).json).toEqual([])
    expect((await get('1')).json).toMatchObject({ deceased: false, deceasedAt: null })
  })

  it('accepts a request for assistance by the patient’s changed MRN', async () => {
    await update('99ac90da-58fd-4af8-a378-e37f10ef6be5', { mrn: '5678' })
    const ask = (patientMrn: string) =>
      solo().call('POST', '/qapi/v1/request-assistance', { body: { patientMrn } })
    expect((await ask('1234')).status).toBe(404)
    expect((await ask('5678')).json).toMatchObject({ device: '123457', patient: { mrn: '5678' } })
  })

  it('refuses a record without an id, and answers 404 for an unknown patient', async () => {
    expect((await create({ mrn: '1' })).json).toEqual(nested(expect.stringMatching(/^Bad parameters \[id: /)))
    for (const path of ['unknown', 'id/type/SPID/value/999999999999999']) {
      for (const answer of [await get(path), await update(path, {})]) {
        expect([answer.status, answer.json]).toEqual([404, nested('Patient not found')])
      }
    }
  })
})
