import { type Arbitrary, constant, constantFrom, record, tuple, uuid } from 'fast-check'
import type { SoloMethod } from '../../support/solo-call'
import { OPERATIONS as TABLE } from '../operation-table'
import { tenant } from '../tenant'
import * as bodies from './bodies'
import { link, pairs, slots, upload } from './queries-and-files'
import { day, inOrder, orKnown } from './values'

/** One valid request of an operation. */
export interface ValidRequest {
  /** What stands for each `{}` of the address, encoded. */
  readonly params: readonly string[]
  readonly query: readonly (readonly [string, string])[]
  readonly body?: object
  readonly file?: { readonly type: string; readonly bytes: Uint8Array }
}

export interface OperationRequests {
  /** As in the table of the reference, 1 to 42. */
  readonly operation: number
  readonly method: SoloMethod
  /** With `{}` for each parameter. */
  readonly address: string
  readonly headers?: Readonly<Record<string, string>>
  readonly request: Arbitrary<ValidRequest>
  /** The documented statuses of valid requests. */
  readonly statuses: readonly number[]
  /** Of the body; without one of them it is refused. */
  readonly required?: readonly string[]
  /** The reference's own example has none. */
  readonly bodyMayBeAbsent?: boolean
}

/** Of the demo data, as the reference's examples name them. */
const THE_EPISODE = 'bd43a830-6c0b-4120-b5b8-78a117f8ee02'
const THE_EXTERNAL_ID = '2e96ed0e-0f80-4dc3-b2c1-42e65b789e56'

const asks = ({
  params = [],
  query = constant([]),
  body = constant(undefined),
}: {
  params?: readonly Arbitrary<string>[]
  query?: Arbitrary<readonly (readonly [string, string])[]>
  body?: Arbitrary<object | undefined>
}): Arbitrary<ValidRequest> =>
  record({ params: tuple(...params), query, body }).map(({ body: sent, ...rest }) => ({
    ...rest,
    ...(sent && { body: sent }),
  }))

const patient = orKnown('1')
const spid = constantFrom('1', '2', '999999999999999', '0')
const visit = orKnown('1')
const external = orKnown(THE_EXTERNAL_ID)
const booking = { statuses: [200, 201, 404, 409], required: ['waitingRoom'] } as const
const EPISODE_FIELDS = ['name', 'type', 'from', 'status']

/** By the number of the operation. */
const ASKED: Readonly<Record<number, Omit<OperationRequests, 'operation' | 'method' | 'address'>>> = {
  1: {
    request: asks({ body: bodies.newPatient }),
    statuses: [201, 409],
    required: ['id'],
  },
  2: { request: asks({ params: [patient] }), statuses: [200, 404] },
  3: {
    request: asks({ params: [spid] }),
    statuses: [200, 404],
  },
  4: {
    request: asks({ params: [patient], body: bodies.patientUpdate }),
    statuses: [200, 404],
  },
  5: {
    request: asks({ params: [spid], body: bodies.patientUpdate }),
    statuses: [200, 404],
  },
  6: {
    ...booking,
    request: asks({ params: [patient], body: bodies.newAppointment }),
  },
  7: {
    ...booking,
    request: asks({ params: [orKnown(tenant.hsid)], body: bodies.newAppointment }),
  },
  8: {
    ...booking,
    request: asks({ params: [spid], body: bodies.newAppointment }),
  },
  9: {
    request: asks({ params: [visit] }),
    statuses: [200, 404],
  },
  10: {
    headers: { 'teams-auth-token': tenant.teamsAuthToken },
    request: asks({ params: [visit] }),
    statuses: [200, 404],
  },
  11: {
    request: asks({ params: [external] }),
    statuses: [200, 404],
  },
  12: {
    request: asks({ params: [spid] }),
    statuses: [200, 404],
  },
  13: {
    request: asks({ params: [visit], body: bodies.appointmentUpdate }),
    statuses: [200, 404, 409],
  },
  14: {
    request: asks({ params: [visit] }),
    statuses: [200, 404],
  },
  15: { request: asks({}), statuses: [200] },
  16: {
    request: asks({ params: [visit] }),
    statuses: [200, 404],
  },
  17: {
    request: asks({ params: [visit], body: bodies.noteUpdate }),
    statuses: [200, 404],
    required: ['name', 'questions'],
    bodyMayBeAbsent: true,
  },
  18: {
    request: asks({ query: slots }),
    statuses: [200, 400],
  },
  19: { request: upload, statuses: [201, 404] },
  20: {
    request: asks({ params: [visit] }),
    statuses: [200, 404],
  },
  21: {
    request: asks({ params: [visit, orKnown('8411f863-0895-4300-af13-66b0dafce51d')] }),
    statuses: [204, 404],
  },
  22: {
    request: asks({ params: [patient], body: bodies.newDocument }),
    statuses: [201, 404],
    required: ['name', 'dateTime', 'responses'],
  },
  23: {
    request: asks({ params: [patient], body: bodies.episode }),
    statuses: [201, 404],
    required: EPISODE_FIELDS,
  },
  24: {
    request: asks({ params: [patient] }),
    statuses: [200, 404],
  },
  25: {
    request: asks({ params: [orKnown(THE_EPISODE)] }),
    statuses: [200, 404],
  },
  26: {
    request: asks({ params: [orKnown(THE_EPISODE)], body: bodies.episodeUpdate }),
    statuses: [200, 404],
    required: EPISODE_FIELDS,
  },
  27: {
    request: asks({ params: [orKnown(THE_EPISODE)] }),
    statuses: [200, 404],
  },
  28: {
    request: asks({ params: [visit], body: bodies.assignment }),
    statuses: [200, 404],
  },
  29: {
    request: asks({ query: inOrder(day).map(pairs) }),
    statuses: [200],
  },
  30: {
    request: asks({ body: bodies.reportOrder }),
    statuses: [201],
    required: ['from', 'to', 'presetId', 'password'],
  },
  31: {
    request: asks({ params: [uuid()] }),
    statuses: [404],
  },
  32: {
    request: asks({ params: [uuid()] }),
    statuses: [404],
  },
  33: {
    request: asks({ body: bodies.consult }),
    statuses: [201, 422],
    required: [
      'firstName',
      'lastName',
      'dob',
      'locationId',
      'mrn',
      'requestingProvider',
      'consultType',
      'reason',
    ],
  },
  34: { request: asks({ query: link }), statuses: [302] },
  35: {
    request: asks({ body: bodies.newWebhook }),
    statuses: [201],
    required: ['endpoint', 'events'],
  },
  36: {
    request: asks({ params: [uuid()], body: bodies.webhookUpdate }),
    statuses: [404],
  },
  37: { request: asks({}), statuses: [200] },
  38: { request: asks({ params: [uuid()] }), statuses: [404] },
  39: { request: asks({ params: [uuid()] }), statuses: [404] },
  40: {
    request: asks({ body: bodies.locator }),
    statuses: [200, 201, 404],
  },
  41: {
    request: asks({ body: bodies.locator }),
    statuses: [200, 404],
  },
  42: {
    request: asks({ body: bodies.locator }),
    statuses: [204, 404],
  },
}

/** All 42 operations, in their order. */
export const OPERATIONS: readonly OperationRequests[] = TABLE.map((line, index) => {
  const [method, template = ''] = line.split(' ')
  const asked = ASKED[index + 1]
  if (!asked) throw new Error(`No requests are made for ${line}`)
  // The table holds no other methods.
  return {
    ...asked,
    operation: index + 1,
    method: method as SoloMethod,
    address: template.replace(/\{\w+\}/g, '{}'),
  }
})
