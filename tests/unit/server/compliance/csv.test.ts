import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { csvHead, csvRows } from '@/server/compliance/export/csv'
import type { WholeRow } from '@/server/compliance/export/rows'
import { wholeRow } from './whole-row'

const file = (rows: readonly WholeRow[], only?: string) => csvHead() + csvRows(rows, only)
const read = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true })

test('a row is a line that ends as RFC 4180 says, and reads back as it was', () => {
  const text = file([wholeRow({ reason: 'She said "now",\nthen left' })])
  expect(text.startsWith('\uFEFFseq,time,')).toBe(true)
  expect(text.endsWith('\r\n')).toBe(true)
  expect(read(text)).toEqual([
    expect.objectContaining({
      seq: '4711',
      time: '2026-11-30T04:12:07.005Z',
      name: 'Vera Novak, RN',
      role: 'virtual',
      address: '192.0.2.7',
      action: 'chart:read',
      outcome: 'done',
      bed: 'bed 2',
      patient: '1234',
      patients: '',
      reason: 'She said "now",\nthen left',
      hash: 'ab'.repeat(32),
    }),
  ])
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1+1'])(
  '%j is no formula in a spreadsheet',
  (text) => {
    const [row] = read(file([wholeRow({ actor_name: text, reason: text, room: text })]))
    expect([row?.name, row?.reason, row?.room]).toEqual([`'${text}`, `'${text}`, `'${text}`])
  },
)

test('those who were read together are named, but in the export of one patient', () => {
  const row = wholeRow({ patient: null, patients: ['1', '2'] })
  expect(read(file([row]))).toMatchObject([{ patient: '', patients: '["1","2"]', patients_together: '2' }])
  expect(read(file([row], '2'))).toMatchObject([{ patient: '2', patients: '', patients_together: '2' }])
})
