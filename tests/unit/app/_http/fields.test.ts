import { describe, expect, test } from 'vitest'
import {
  appointmentId,
  askingTry,
  cancellation,
  idempotency,
  joining,
  newRequest,
  requestId,
} from '@/app/_http/fields'
import { parse } from '@/app/_http/parse'

const ask = (locator: unknown, more: object = {}) =>
  parse(newRequest, { locator, reason: 'fall-risk', priority: 'urgent', ...more }, 'body')

const wrong = (field: string) => ({ ok: false, refusal: { code: 'invalid', field } })

describe('the place of a new request', () => {
  test.each([
    { building: 'hospital', floor: 'floor 2', room: '431', bed: 'bed 2' },
    { building: 'hospital', floor: 'floor 2', room: '431' },
    { department: 'ICU', room: '12', bed: '1' },
    { department: 'ICU', room: '12' },
    { patientMrn: '1234' },
    { deviceSerialNumber: '123457' },
  ])('may be %j', (locator) => {
    expect(ask(locator)).toEqual({ ok: true, value: { locator, reason: 'fall-risk', priority: 'urgent' } })
  })

  test.each([
    ['no place at all', {}, 'locator'],
    ['a room alone', { room: '431' }, 'locator'],
    ['two places', { patientMrn: '1234', deviceSerialNumber: '123457' }, 'locator'],
    ['a building and a department', { building: 'h', floor: '2', department: 'ICU', room: '1' }, 'locator'],
    ['a building without its floor', { building: 'h', room: '431' }, 'locator.floor'],
    ['a department without a room', { department: 'ICU' }, 'locator.room'],
    ['a bed beside an MRN', { patientMrn: '1234', bed: '2' }, 'locator.bed'],
    ['an MRN that is a number', { patientMrn: 1234 }, 'locator.patientMrn'],
    ['an MRN of spaces', { patientMrn: '   ' }, 'locator.patientMrn'],
    ['a NUL, which PostgreSQL refuses', { patientMrn: '12\u000034' }, 'locator.patientMrn'],
    ['101 characters', { patientMrn: '1'.repeat(101) }, 'locator.patientMrn'],
    ['an empty bed', { department: 'ICU', room: '12', bed: '' }, 'locator.bed'],
    ['null', null, 'locator'],
    ['a list', [], 'locator'],
    ['text', '431', 'locator'],
  ])('may not be %s', (_, locator, field) => {
    expect(ask(locator)).toMatchObject(wrong(field))
  })
})

test.each([
  [{ reason: 'because' }, 'reason'],
  [{ reason: undefined }, 'reason'],
  [{ priority: 'high' }, 'priority'],
  [{ note: 'Mr Smith fell' }, 'note'],
])('a new request with %j is refused, naming the field', (more, field) => {
  expect(ask({ patientMrn: '1' }, more)).toMatchObject(wrong(field))
})

test.each([null, 'text', 7, [], undefined])('a body of %j is refused as a whole', (body) => {
  expect(parse(newRequest, body, 'body')).toMatchObject(wrong('body'))
})

test('the refusal repeats nothing of what was typed as a value', () => {
  expect(JSON.stringify(ask({ patientMrn: 1234567 }))).not.toContain('1234567')
})

test('taking back needs one of the reasons a nurse can choose', () => {
  expect(parse(cancellation, { reason: 'patient-moved' }, 'body').ok).toBe(true)
  expect(parse(cancellation, { reason: 'ended-in-solo' }, 'body')).toMatchObject(wrong('reason'))
  expect(parse(cancellation, {}, 'body')).toMatchObject(wrong('reason'))
})

test('joining goes by Solo or by Teams', () => {
  expect(parse(joining, { via: 'solo', mrn: '1234' }, 'body').ok).toBe(true)
  expect(parse(joining, { via: 'teams', mrn: '1234' }, 'body').ok).toBe(true)
  expect(parse(joining, { via: 'phone', mrn: '1234' }, 'body')).toMatchObject(wrong('via'))
})

test.each(['1', '', '../1', '6ec0bd7f-11c0-43da-975e-2a8ad9ebae0', "1' or '1'='1"])(
  'a request has no id like %j',
  (id) => {
    expect(parse(requestId, { id }, 'path')).toMatchObject(wrong('id'))
  },
)

test('an appointment has any id Solo gives it, without blanks', () => {
  expect(parse(appointmentId, { id: '12345' }, 'path').ok).toBe(true)
  expect(parse(appointmentId, { id: 'a b' }, 'path')).toMatchObject(wrong('id'))
})

test('an Idempotency-Key is optional, and 1 to 200 visible ASCII characters', () => {
  const withKey = (key: string) => parse(idempotency, { 'idempotency-key': key, cookie: 'x' }, 'headers')
  expect(parse(idempotency, {}, 'headers')).toEqual({ ok: true, value: {} })
  expect(withKey('tap-1')).toEqual({ ok: true, value: { 'idempotency-key': 'tap-1' } })
  expect(withKey('x'.repeat(200)).ok).toBe(true)
  for (const bad of ['', 'a b', 'é', 'x'.repeat(201)]) {
    expect(withKey(bad)).toMatchObject(wrong('idempotency-key'))
  }
})

test('one try to ask has a key and the time since the tap, and needs neither', () => {
  const tried = (headers: object) => parse(askingTry, headers, 'headers')
  expect(tried({ cookie: 'x' })).toEqual({ ok: true, value: {} })
  expect(tried({ 'idempotency-key': 'tap-1', 'asked-ago-ms': '62000' })).toEqual({
    ok: true,
    value: { idempotencyKey: 'tap-1', askedAgoMs: 62_000 },
  })
  for (const bad of ['', '-1', '1.5', '1e9', 'now', '1'.repeat(16)]) {
    expect(tried({ 'asked-ago-ms': bad })).toMatchObject(wrong('asked-ago-ms'))
  }
})
