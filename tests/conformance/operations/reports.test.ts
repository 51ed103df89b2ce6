import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { describeSolo } from '../../support/solo-target'
import { isRefused, succeeded } from '../expectations'
import { newId, ownRecords } from '../own-records'
import { tenant } from '../tenant'

/** Operations 29 to 32. */

const FILE = /^application\/octet-stream/

describeSolo('the dump of visits', (solo) => {
  const { newPatient, book } = ownRecords(solo)
  const dump = (query: string) => solo().call('GET', `/qapi/v1/reports/csv-data-dump${query}`)

  it('is a table with a header, and has the visits of its days', async () => {
    const patient = await newPatient()
    const [inside, outside] = ['2020-02-11T12:00:00Z', '2020-02-13T12:00:00Z'].map(
      (moment) => Date.parse(moment) / 1000,
    )
    const [one, other] = [await book(patient, { date: inside }), await book(patient, { date: outside })]
    const answer = await dump('?from=2020-02-10&to=2020-02-11')
    succeeded(answer, 200)
    expect(answer.headers['content-type']).toMatch(FILE)
    const rows: Record<string, string>[] = parse(answer.text, { columns: true })
    const holds = (id: number) => rows.some((row) => Object.values(row).includes(String(id)))
    expect([holds(one), holds(other)]).toEqual([true, false])
  })

  it.each([
    '',
    '?to=2020-02-11',
    '?from=2020-02-10',
    '?from=2020-02-30&to=2020-03-11',
    '?from=2020-02-10&to=tomorrow',
  ])('wants both of its days: "%s"', async (query) => {
    isRefused(await dump(query), 400)
  })
})

describeSolo('encounter reports', (solo) => {
  const path = '/qapi/v1/encounter-report'
  const order = (change: object = {}) => {
    const day = { from: '2024-08-15T00:00:00+00:00', to: '2024-08-15T15:52:01+00:00' }
    const body = { ...day, presetId: tenant.presetId, password: 'IK5adv2N5V-gr£9v6', ...change }
    return solo().call('POST', `${path}/create`, { body })
  }

  it('are ordered, made, and then there as a zip', async () => {
    const ordered = succeeded(await order(), 201)
    expect(ordered).toEqual({ id: expect.any(String), status: 'pending' })
    const { id } = ordered as { id: string }
    const status = async () => succeeded(await solo().call('GET', `${path}/status/${id}`), 200)
    await expect.poll(status).toEqual({ id, status: 'completed' })
    const file = await solo().call('GET', `${path}/download/${id}`)
    succeeded(file, 200)
    expect(file.headers['content-type']).toMatch(FILE)
    expect(file.text.slice(0, 2)).toBe('PK')
  })

  it.each([
    { from: undefined },
    { to: undefined },
    { presetId: undefined },
    { password: undefined },
    { from: '2024-08-15' },
    { to: 'tomorrow' },
  ])('are not ordered with %j', async (change) => {
    isRefused(await order(change), 400)
  })

  it.each(['status', 'download'])('have no %s where none was ordered', async (what) => {
    for (const id of [randomUUID(), newId()])
      isRefused(await solo().call('GET', `${path}/${what}/${id}`), 404)
  })
})
