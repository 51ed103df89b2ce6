import type { WholeRow } from '@/server/compliance/export/rows'

const ID = '6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b'

/** A row of a nurse who read a chart, or what `more` makes of it. */
export const wholeRow = (more: Partial<WholeRow> = {}): WholeRow => ({
  seq: 4711,
  at: Date.UTC(2026, 10, 30, 4, 12, 7, 5),
  actor_kind: 'account',
  actor_id: ID,
  actor_name: 'Vera Novak, RN',
  role: 'virtual',
  session: '0123456789abcdef',
  address: '192.0.2.7',
  action: 'chart:read',
  outcome: 'done',
  building: 'hospital',
  floor: 'floor 2',
  room: '431',
  bed: 'bed 2',
  bed_id: ID,
  patient: '1234',
  patients: null,
  request_id: null,
  reason: null,
  detail: '{"part":"note"}',
  hash: 'ab'.repeat(32),
  ...more,
})
