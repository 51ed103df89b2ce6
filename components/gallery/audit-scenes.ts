import type { Messages } from 'use-intl'
import type { TrailRow } from '@/lib/compliance/trail'
import type { Finding } from '@/lib/compliance/unusual/finding'
import { USUAL_NIGHT } from '@/lib/compliance/unusual/night'
import type { UnusualAccess } from '@/lib/compliance/unusual/view'
import { ago, COLLEAGUE, EXAMPLE_MRN, HOUSE, PEOPLE } from './example-data'

export type AuditSceneName = keyof Messages['gallery']['audit']
/** In the order of the gallery. */
export const AUDIT_SCENES = ['auditPatient', 'auditUnusual'] as const satisfies readonly AuditSceneName[]

const NIGHT_S = 11 * 3_600
const PLACE = { building: HOUSE.name, bed: { floor: 'floor 2', room: '204', label: 'bed 1' } }

const row = (seq: number, seconds: number, more: Partial<TrailRow> = {}): TrailRow => ({
  seq,
  at: ago(seconds),
  kind: 'account',
  userId: PEOPLE.virtual.userId,
  name: PEOPLE.virtual.name,
  role: 'virtual',
  address: '10.20.30.41',
  action: 'chart:read',
  outcome: 'done',
  place: PLACE,
  patient: EXAMPLE_MRN,
  together: 0,
  part: null,
  reason: null,
  ...more,
})

const among = { patient: null, together: 31, place: { building: HOUSE.name }, action: 'board:read' } as const

/** Each kind of row about a patient. */
export const EXAMPLE_ROWS: readonly TrailRow[] = [
  row(9034, 20, { part: 'note' }),
  row(9031, 80, { action: 'request:join' }),
  row(9030, 95, { ...PEOPLE.bedside, role: 'bedside', action: 'chart:write', outcome: 'patient_changed' }),
  row(8411, 3_600, among),
  row(8200, 4_200, { ...PEOPLE.display, ...among, kind: 'display', role: 'display' }),
  row(6105, NIGHT_S, {
    ...COLLEAGUE,
    action: 'chart:break-glass',
    reason: 'Patient deteriorates and their nurse is in another call',
  }),
  row(5207, NIGHT_S + 900, {
    kind: 'stranger',
    userId: null,
    name: null,
    role: null,
    outcome: 'forbidden',
    place: null,
  }),
]

const finding = (rule: Finding['rule'], more: Partial<Finding> = {}): Finding => ({
  rule,
  seq: 9_034,
  kind: 'account',
  ...COLLEAGUE,
  role: 'virtual',
  address: '10.20.30.57',
  from: ago(NIGHT_S),
  to: ago(NIGHT_S - 2_700),
  count: 24,
  patient: null,
  unit: null,
  reason: null,
  ...more,
})

/** A finding of each rule but one. */
export const EXAMPLE_FINDINGS: UnusualAccess = {
  night: USUAL_NIGHT,
  cut: null,
  findings: [
    finding('manyCharts'),
    finding('atNight', { count: 3 }),
    finding('brokenGlass', {
      count: 1,
      to: ago(NIGHT_S),
      patient: EXAMPLE_MRN,
      unit: `${HOUSE.name}, surgery`,
      reason: 'Patient deteriorates and their nurse is in another call',
    }),
    finding('refusals', { kind: 'stranger', userId: null, name: null, role: null, count: 12 }),
  ],
}

export const isAuditScene = (name: string | null): name is AuditSceneName =>
  AUDIT_SCENES.some((one) => one === name)
