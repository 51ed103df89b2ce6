import { describe, expect, test } from 'vitest'
import type { Endpoint } from '@/lib/solo/endpoint'
import { type AssistanceRequest, assigneeName, assistanceLocator, ENDPOINTS } from '@/lib/solo/endpoints'
import examples from './reference-examples.json'

const table: [string, Endpoint][] = Object.entries(ENDPOINTS)

describe('the table', () => {
  test('holds every operation of the reference once', () => {
    const numbers = table.map(([, { operation }]) => operation)
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 42 }, (_, index) => index + 1))
  })

  test.each(table)('%s asks for exactly the parameters in its path', (_, { path, params }) => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
    const filled = Object.fromEntries(named.map((name) => [name, '1']))
    expect(params?.safeParse(filled).success ?? named.length === 0).toBe(true)
    for (const name of named) {
      const { [name]: _left, ...rest } = filled
      expect(params?.safeParse(rest).success).toBe(false)
    }
  })

  test('never lets the client repeat an operation that creates a record, or that cancels by place', () => {
    const once = table.filter(([, { repeatable }]) => !repeatable).map(([, { operation }]) => operation)
    expect(once).toEqual([1, 6, 7, 8, 19, 22, 23, 30, 33, 35, 40, 42])
  })
})

describe('the examples of the reference', () => {
  test.each(table)('%s: its requests are valid and its answers are accepted', (name, endpoint) => {
    const { requests, answers } = Object.entries(examples).find(([key]) => key === name)?.[1] ?? {
      requests: [],
      answers: [],
    }
    const saysNothing =
      (endpoint.success === 204 || endpoint.answerType !== undefined) && endpoint.body === undefined
    expect(requests.length + answers.length > 0).toBe(!saysNothing)
    for (const request of requests) expect(endpoint.body?.parse(request)).toEqual(request)
    for (const answer of answers) expect(endpoint.answer.parse(answer)).toEqual(answer)
  })
})

describe('what a strict server refuses', () => {
  const { createPatient, updatePatient, createAppointment, updateAppointment, getPatientBySpid } = ENDPOINTS

  test('a new patient without an id', () => {
    expect(createPatient.body.safeParse({ mrn: 'MRN-1' }).success).toBe(false)
    expect(createPatient.body.safeParse({ id: '1' }).success).toBe(true)
  })

  test.each([
    [{ deceased: true }, false],
    [{ deceased: true, deceasedAt: '' }, false],
    [{ deceased: false, deceasedAt: '2020-03-31 10:12 AM' }, false],
    [{ deceasedAt: '2020-03-31 10:12 AM' }, false],
    [{ deceased: true, deceasedAt: '2020-03-31 10:12 AM' }, true],
    [{ deceased: false, deceasedAt: null }, true],
    [{ deceased: false }, true],
    [{}, true],
  ])('death and its day go together: %j', (fields, accepted) => {
    expect(createPatient.body.safeParse({ id: '1', ...fields }).success).toBe(accepted)
    expect(updatePatient.body.safeParse(fields).success).toBe(accepted)
  })

  test.each([
    [{}, false],
    [{ waitingRoom: '' }, false],
    [{ waitingRoom: 'GreatRoom' }, true],
    [{ waitingRoom: 'GreatRoom', duration: 0 }, false],
    [{ waitingRoom: 'GreatRoom', duration: 1 }, true],
    [{ waitingRoom: 'GreatRoom', duration: 86_400 }, true],
    [{ waitingRoom: 'GreatRoom', duration: 86_401 }, false],
    [{ waitingRoom: 'GreatRoom', duration: 1.5 }, false],
    [{ waitingRoom: 'GreatRoom', duration: '900' }, false],
    [{ waitingRoom: 'GreatRoom', date: 1_499_441_179 }, true],
    [{ waitingRoom: 'GreatRoom', date: 1_499_441_179_000 }, false],
    [{ waitingRoom: 'GreatRoom', date: '2017-07-07' }, false],
    [{ waitingRoom: 'GreatRoom', reasons: 'headache' }, false],
  ])('a new appointment: %j', (body, accepted) => {
    expect(createAppointment.body.safeParse(body).success).toBe(accepted)
  })

  test.each([
    [{ status: 'cancelled' }, true],
    [{ status: 'completed' }, false],
    [{}, true],
  ])('a changed appointment: %j', (body, accepted) => {
    expect(updateAppointment.body.safeParse(body).success).toBe(accepted)
  })

  test('a SPID that is no whole number', () => {
    expect(getPatientBySpid.params.safeParse({ solo_patient_id: '12345' }).success).toBe(true)
    expect(getPatientBySpid.params.safeParse({ solo_patient_id: 'MRN-1' }).success).toBe(false)
  })

  test.each([
    [{ building: 'hospital', floor: 'floor 2', room: '431' }, true],
    [{ building: 'hospital', room: '431' }, false],
    [{ department: 'emergency department', room: '431' }, true],
    [{ department: 'emergency department' }, false],
    [{ patientMrn: '1234' }, true],
    [{ patientMrn: '' }, false],
    [{ deviceSerialNumber: '123457' }, true],
    [{ room: '431', bed: 'bed 2' }, false],
    [{}, false],
    [null, false],
  ])('a place said in none of the four ways: %j', (locator, accepted) => {
    expect(assistanceLocator.safeParse(locator).success).toBe(accepted)
  })

  test('extra fields are no reason to refuse, and do not come through', () => {
    expect(assistanceLocator.parse({ patientMrn: '1234', colour: 'red' })).toEqual({ patientMrn: '1234' })
    expect(createAppointment.body.parse({ waitingRoom: 'GreatRoom', colour: 'red' })).toEqual({
      waitingRoom: 'GreatRoom',
    })
  })
})

describe('what a lenient client accepts', () => {
  const [shown] = examples.getAssistanceRequest.answers

  test('a request with an unknown status, nulls, missing and unknown fields', () => {
    const odd = { id: 'a', status: 'escalated to the moon', patient: null, newField: { deep: 1 } }
    expect(ENDPOINTS.getAssistanceRequest.answer.parse(odd)).toEqual(odd)
  })

  test.each([
    ['a status', { status: 'on hold.again' }],
    ['a video call status', { videoCall: { id: 7, status: 'paused' } }],
    ['text for the number', { id: '1' }],
    ['no patient', { patient: null, providers: null, externalId: null }],
  ])('an appointment with %s of another kind', (_, change) => {
    const odd = { ...examples.getAppointment.answers[0], ...change }
    expect(ENDPOINTS.getAppointment.answer.parse(odd)).toEqual(odd)
  })

  test.each([
    [null, null],
    [undefined, null],
    ['', null],
    ['Clara Oswald', 'Clara Oswald'],
    [{ firstName: 'Clara', lastName: 'Oswald', email: 'clara@whovians.com' }, 'Clara Oswald'],
    [{ id: 5, name: null, username: 'clara' }, 'clara'],
    [{ id: 5 }, ''],
    [17, ''],
  ])('assigned to %j reads as %j', (assignedTo, name) => {
    const request: AssistanceRequest = { ...ENDPOINTS.getAssistanceRequest.answer.parse(shown), assignedTo }
    expect(assigneeName(request)).toBe(name)
  })
})
