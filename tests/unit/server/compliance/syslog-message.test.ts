import { expect, test } from 'vitest'
import { framed, syslogMessages } from '@/server/compliance/syslog/message'
import { wholeRow } from './whole-row'

const SOURCE = { url: 'https://lantern.example:8443' }
/** The header of RFC 5424, section 6, then structured data and the message. */
const FORM = /^<(\d{1,3})>1 (\S+) (\S+) (\S+) (\S+) (\S+) (\[.*?\]) (\{.*\})$/
const parts = (message: string | undefined) => FORM.exec(message ?? '')?.slice(1) ?? []

test('a row is a message of the facility log audit, with its FHIR AuditEvent as the text', () => {
  const [message, ...more] = syslogMessages(wholeRow(), SOURCE)
  expect(more).toEqual([])
  const [priority, time, host, app, process, id, data, text] = parts(message)
  expect([priority, time, host, app, process, id]).toEqual([
    '110',
    '2026-11-30T04:12:07.005Z',
    'lantern.example',
    'lantern',
    '-',
    'chart:read',
  ])
  expect(data).toBe('[origin software="Lantern"][meta sequenceId="4711"]')
  expect(JSON.parse(text ?? '')).toMatchObject({ resourceType: 'AuditEvent', id: 'lantern-4711' })
})

test.each([
  ['done', '110'],
  ['forbidden', '108'],
  ['patient_changed', '109'],
])('the outcome %s has the priority %s', (outcome, priority) => {
  const [message] = syslogMessages(wholeRow({ outcome }), SOURCE)
  expect(parts(message)[0]).toBe(priority)
})

test('those who were read together are a message each', () => {
  const row = wholeRow({ action: 'board:read', patient: null, patients: ['1', '2', '3'] })
  expect([...syslogMessages(row, SOURCE)].map((one) => JSON.parse(parts(one)[7] ?? '').id)).toEqual([
    'lantern-4711-1',
    'lantern-4711-2',
    'lantern-4711-3',
  ])
})

test('a message is ASCII whatever a name holds, and is one line', () => {
  const [message = ''] = syslogMessages(wholeRow({ actor_name: 'Zoë 😀\nRN', reason: '] "' }), SOURCE)
  expect(message).toMatch(/^[\x20-\x7e]+$/)
  expect(JSON.parse(parts(message)[7] ?? '').agent[2].name).toBe('Zoë 😀\nRN')
})

test('the number of a message stays in the range of the RFC', () => {
  const sequence = (seq: number) =>
    /sequenceId="(\d+)"/.exec([...syslogMessages(wholeRow({ seq }), SOURCE)][0] ?? '')?.[1]
  expect([sequence(2_147_483_647), sequence(2_147_483_648)]).toEqual(['2147483647', '1'])
})

test('an action that no field can hold is cut to it', () => {
  const [message] = syslogMessages(wholeRow({ action: `a b\n${'x'.repeat(50)}` }), SOURCE)
  expect(parts(message)[5]).toBe(`ab${'x'.repeat(30)}`)
})

test('a frame begins with the length of the message in octets', () => {
  expect(framed('<110>1 é')).toBe('9 <110>1 é')
})
