import JsonSchemaValidator from '@asymmetrik/fhir-json-schema-validator'
import { Fhir } from 'fhir'
import { describe, expect, test } from 'vitest'
import { ACTIONS } from '@/lib/board/roles'
import { DENIED_OUTCOMES } from '@/lib/compliance/denied'
import { auditEvents } from '@/server/compliance/export/fhir'
import type { AuditEvent } from '@/server/compliance/export/fhir-types'
import type { WholeRow } from '@/server/compliance/export/rows'
import { wholeRow } from './whole-row'

const SOURCE = { url: 'https://lantern.example' }
const OTHERS = ['sign-in', 'sign-out', 'chart:break-glass', 'something new'] as const
const OUTCOMES = ['done', 'forbidden', 'unauthenticated', 'patient_changed', 'upstream_unavailable'] as const

/** The JSON schema of R4 knows the form of each value, not which are required; the other knows that, and codes. */
const schema = new JsonSchemaValidator()
const structure = new Fhir()

function faultsOf(event: AuditEvent): readonly unknown[] {
  const { valid, messages } = structure.validate(event, { errorOnUnexpected: true })
  return [...schema.validate(structuredClone(event)), ...(valid ? [] : messages)]
}

const one = (more: Partial<WholeRow> = {}): AuditEvent => {
  const [event, ...rest] = auditEvents(wholeRow(more), SOURCE)
  if (!event || rest.length > 0) throw new Error(`${rest.length + 1} events`)
  return event
}
const profileOf = (event: AuditEvent) => event.meta?.profile[0]?.split('IHE.BasicAudit.')[1]
const codes = (event: AuditEvent) => event.agent.map(({ type }) => type.coding?.[0]?.code)

test('the two validators find what is wrong', () => {
  const event = one()
  expect(faultsOf({ ...event, recorded: 'yesterday' })).not.toEqual([])
  expect(faultsOf({ ...event, agent: [] })).not.toEqual([])
  expect(faultsOf({ ...event, outcome: '9' as '0' })).not.toEqual([])
  expect(faultsOf({ ...event, extra: 1 } as AuditEvent)).not.toEqual([])
  const { recorded: _, ...undated } = event
  expect(faultsOf(undated as AuditEvent)).not.toEqual([])
})

describe.each([...ACTIONS, ...OTHERS])('%s', (action) => {
  test.each(OUTCOMES)('with the outcome %s is a valid AuditEvent of R4', (outcome) => {
    for (const more of [
      {},
      { patient: null, bed_id: null, building: null, floor: null, room: null, bed: null },
      { patient: null, patients: ['1', '2'], detail: null },
      { request_id: crypto.randomUUID(), reason: 'by hand', detail: '' },
      { actor_kind: 'display', role: 'display', actor_name: 'Wall' },
      { actor_kind: 'command', actor_id: null, role: null, session: null, address: null },
      { actor_kind: 'stranger', actor_id: null, actor_name: null, role: null, session: null },
    ] as const) {
      const events = auditEvents(wholeRow({ action, outcome, ...more }), SOURCE)
      expect(events.flatMap(faultsOf)).toEqual([])
    }
  })
})

test('reading a chart follows PatientRead: data flow from the server to the client, and the user receives them', () => {
  const event = one()
  expect(event).toMatchObject({
    id: 'lantern-4711',
    type: { code: 'rest' },
    subtype: [{ system: 'http://hl7.org/fhir/restful-interaction', code: 'read' }],
    action: 'R',
    recorded: '2026-11-30T04:12:07.005Z',
    outcome: '0',
    source: { site: 'lantern.example', observer: { display: 'Lantern' }, type: [{ code: '4' }] },
  })
  expect(profileOf(event)).toBe('PatientRead')
  expect(codes(event)).toEqual(['110152', '110153', 'IRCP'])
  expect(event.agent.map(({ requestor }) => requestor)).toEqual([false, false, true])
  expect(event.agent.map(({ network }) => network)).toEqual([
    { address: '192.0.2.7', type: '2' },
    { address: 'https://lantern.example', type: '5' },
    undefined,
  ])
  expect(event.agent[2]).toMatchObject({ name: 'Vera Novak, RN', role: [{ text: 'virtual' }] })
  expect(event.entity.slice(0, 2)).toMatchObject([
    {
      type: { code: '2' },
      role: { code: '4' },
      what: { type: 'Location', display: 'hospital, floor 2, 431, bed 2' },
    },
    { type: { code: '1' }, role: { code: '1' }, what: { type: 'Patient', identifier: { value: '1234' } } },
  ])
})

test('a board is a PatientQuery, an event for each patient with an id of its own', () => {
  const events = auditEvents(wholeRow({ action: 'board:read', patient: null, patients: ['1', '2'] }), SOURCE)
  expect(events.map(profileOf)).toEqual(['PatientQuery', 'PatientQuery'])
  expect(events.map(({ id }) => id)).toEqual(['lantern-4711-1', 'lantern-4711-2'])
  for (const event of events) {
    expect(event.action).toBe('E')
    expect(codes(event)).toEqual(['110153', '110152', 'IRCP'])
    // No `what` and no `detail`: the pattern's query entity has neither.
    expect(event.entity[0]).toEqual({
      type: expect.objectContaining({ code: '2' }),
      role: expect.objectContaining({ code: '24' }),
      description: 'board:read',
      query: btoa('board:read'),
    })
  }
  const only = auditEvents(wholeRow({ patient: null, patients: ['1', '2'] }), SOURCE, '2')
  expect(only.map(({ id }) => id)).toEqual(['lantern-4711-2'])
  expect(JSON.stringify(only)).not.toContain('"value":"1"')
})

test.each([
  ['request:create', {}, 'PatientCreate', 'C', ['110153', '110152', 'AUT']],
  ['request:claim', {}, 'PatientUpdate', 'U', ['110153', '110152', 'AUT']],
  ['layout:manage', { patient: null }, 'Update', 'U', ['110153', '110152', 'AUT']],
  [
    'chart:write',
    { detail: '{"part":"attachment removed"}' },
    'PatientDelete',
    'D',
    ['110150', 'custodian', 'AUT'],
  ],
  [
    'view:save',
    { patient: null, detail: '{"view":"removed"}' },
    'Delete',
    'D',
    ['110150', 'custodian', 'AUT'],
  ],
  ...['passkey removed', 'authenticator removed'].map(
    (factor) =>
      [
        'factor:own',
        { patient: null, detail: JSON.stringify({ factor }) },
        'Delete',
        'D',
        ['110150', 'custodian', 'AUT'],
      ] as const,
  ),
  [
    'factor:own',
    { patient: null, detail: '{"factor":"passkey added"}' },
    'Update',
    'U',
    ['110153', '110152', 'AUT'],
  ],
  [
    'chart:write',
    { detail: '{"part":"note","form":"tube removed"}' },
    'PatientUpdate',
    'U',
    ['110153', '110152', 'AUT'],
  ],
  ['chart:write', { detail: 'tampered with' }, 'PatientUpdate', 'U', ['110153', '110152', 'AUT']],
] as const)('%s %j follows %s', (action, more, profile, letter, agents) => {
  const event = one({ action, ...more })
  expect(profileOf(event)).toBe(profile)
  expect(event.action).toBe(letter)
  expect(codes(event)).toEqual(agents)
})

test('signing in and out are events of DICOM, and follow no pattern of BALP', () => {
  const [login, logout] = [one({ action: 'sign-in' }), one({ action: 'sign-out' })]
  expect([login.type.code, login.subtype[0]?.code, profileOf(login)]).toEqual(['110114', '110122', undefined])
  expect([logout.type.code, logout.subtype[0]?.code]).toEqual(['110114', '110123'])
})

test('a denied access is a security alert, any other refusal a minor failure; neither claims a pattern of success', () => {
  const denied = one({ outcome: 'forbidden' })
  expect(denied).toMatchObject({
    type: { code: '110113' },
    action: 'E',
    outcome: '8',
    outcomeDesc: 'forbidden',
  })
  expect(denied.subtype).toEqual([
    { system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType', code: 'AuthZ-Role' },
  ])
  const failed = one({ outcome: 'patient_changed' })
  expect(failed).toMatchObject({
    type: { code: 'rest' },
    action: 'R',
    outcome: '4',
    outcomeDesc: 'patient_changed',
  })
  expect([profileOf(denied), profileOf(failed)]).toEqual([undefined, undefined])
})

test.each(DENIED_OUTCOMES)('%s is a denied access', (outcome) => {
  expect(one({ outcome })).toMatchObject({ type: { code: '110113' }, outcome: '8', outcomeDesc: outcome })
})

test.each(['session_locked', 'session_changed'])('%s is another refusal: the page was behind', (outcome) => {
  expect(one({ outcome })).toMatchObject({ type: { code: 'rest' }, outcome: '4' })
})

test('an event says its place in the chain, and an emergency its purpose', () => {
  expect(one({ reason: 'by hand' }).entity.at(-1)?.detail).toEqual([
    { type: 'seq', valueString: '4711' },
    { type: 'hash', valueString: 'ab'.repeat(32) },
    { type: 'action', valueString: 'chart:read' },
    { type: 'session', valueString: '0123456789abcdef' },
    { type: 'reason', valueString: 'by hand' },
    { type: 'detail', valueString: '{"part":"note"}' },
  ])
  expect(one({ action: 'chart:break-glass' }).purposeOfEvent?.[0]?.coding?.[0]?.code).toBe('BTG')
})
