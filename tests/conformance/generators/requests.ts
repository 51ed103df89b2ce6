import { type Arbitrary, constant, constantFrom, option, record, tuple, uint8Array, uuid } from 'fast-check'
import type { SoloMethod } from '@/tests/support/solo-call'
import { sealedLink } from '../sealed-link'
import { tenant } from '../tenant'
import * as bodies from './bodies'
import { day, duration, inOrder, someText, text, timestamp } from './values'

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

/** A dot or two would be a step in the path. */
const anyId = someText.filter((id) => !/^\.\.?$/.test(id)).map(encodeURIComponent)
const or = (known: string) => option(anyId, { nil: known, freq: 1 })

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

const pairs = (fields: Readonly<Record<string, unknown>>) =>
  Object.entries(fields).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, String(value)]],
  )

const slots = record(
  {
    after: timestamp,
    days: constantFrom(0, 1, 3600, 86_400, 600_000),
    waitingRoom: constant(tenant.waitingRoom),
    duration,
  },
  { requiredKeys: ['after', 'days', 'waitingRoom'] },
).map(({ after, days, ...rest }) => pairs({ after, before: after + days, ...rest }))

const MAGIC = { 'application/pdf': '255044462d', 'image/png': '89504e470d0a1a0a', 'image/jpeg': 'ffd8ffe0' }
const upload = record({
  visit: or('1'),
  type: constantFrom(...(Object.keys(MAGIC) as (keyof typeof MAGIC)[])),
  content: uint8Array({ maxLength: 2_000 }),
  fileName: option(text),
}).map(({ visit, type, content, fileName }) => ({
  params: [visit],
  query: pairs({ fileName: fileName ?? undefined }),
  file: { type, bytes: Buffer.concat([Buffer.from(MAGIC[type], 'hex'), content]) },
}))

const link = record({
  user: text,
  type: constantFrom('patient', 'medicalAssistant', 'provider'),
  visit: constant('1'),
  date: timestamp,
  patient: record({
    id: constant('1'),
    sex: constantFrom('male', 'female', 'other', 'unknown'),
    dob: constant('1983-08-15'),
    firstName: text,
    lastName: text,
  }),
}).map((context) => pairs({ arg: sealedLink(context, tenant.linkingSecret) }))

const patient = or('1')
const spid = constantFrom('1', '2', '999999999999999', '0')
const visit = or('1')
const external = or(THE_EXTERNAL_ID)
const V1 = '/qapi/v1'
const booking = { method: 'POST', statuses: [200, 201, 404, 409], required: ['waitingRoom'] } as const
const EPISODE_FIELDS = ['name', 'type', 'from', 'status']

const ALL: readonly Omit<OperationRequests, 'operation'>[] = [
  {
    method: 'POST',
    address: `${V1}/patients`,
    request: asks({ body: bodies.newPatient }),
    statuses: [201, 409],
    required: ['id'],
  },
  { method: 'GET', address: `${V1}/patients/{}`, request: asks({ params: [patient] }), statuses: [200, 404] },
  {
    method: 'GET',
    address: `${V1}/patients/id/type/SPID/value/{}`,
    request: asks({ params: [spid] }),
    statuses: [200, 404],
  },
  {
    method: 'PUT',
    address: `${V1}/patients/{}`,
    request: asks({ params: [patient], body: bodies.patientUpdate }),
    statuses: [200, 404],
  },
  {
    method: 'PUT',
    address: `${V1}/patients/id/type/SPID/value/{}`,
    request: asks({ params: [spid], body: bodies.patientUpdate }),
    statuses: [200, 404],
  },
  {
    ...booking,
    address: `${V1}/patients/{}/appointments`,
    request: asks({ params: [patient], body: bodies.newAppointment }),
  },
  {
    ...booking,
    address: `${V1}/patients/HSID/{}/appointments`,
    request: asks({ params: [or(tenant.hsid)], body: bodies.newAppointment }),
  },
  {
    ...booking,
    address: `${V1}/patients/id/type/SPID/value/{}/appointments`,
    request: asks({ params: [spid], body: bodies.newAppointment }),
  },
  {
    method: 'GET',
    address: `${V1}/appointments/{}/provider-link`,
    request: asks({ params: [visit] }),
    statuses: [200, 404],
  },
  {
    method: 'GET',
    address: `${V1}/appointments/{}/msteams-provider-link`,
    headers: { 'teams-auth-token': tenant.teamsAuthToken },
    request: asks({ params: [visit] }),
    statuses: [200, 404],
  },
  {
    method: 'GET',
    address: `${V1}/appointments/{}/video-call-links`,
    request: asks({ params: [external] }),
    statuses: [200, 404],
  },
  {
    method: 'GET',
    address: `${V1}/appointments/id/type/SAID/value/{}/video-call-links`,
    request: asks({ params: [spid] }),
    statuses: [200, 404],
  },
  {
    method: 'PUT',
    address: `${V1}/appointments/{}`,
    request: asks({ params: [visit], body: bodies.appointmentUpdate }),
    statuses: [200, 404, 409],
  },
  {
    method: 'GET',
    address: `${V1}/appointments/{}`,
    request: asks({ params: [visit] }),
    statuses: [200, 404],
  },
  { method: 'GET', address: `${V1}/waiting-rooms`, request: asks({}), statuses: [200] },
  {
    method: 'GET',
    address: `${V1}/appointments/{}/visit-note`,
    request: asks({ params: [visit] }),
    statuses: [200, 404],
  },
  {
    method: 'PUT',
    address: `${V1}/appointments/{}/visit-note`,
    request: asks({ params: [visit], body: bodies.noteUpdate }),
    statuses: [200, 404],
    required: ['name', 'questions'],
    bodyMayBeAbsent: true,
  },
  {
    method: 'GET',
    address: `${V1}/appointment-slots`,
    request: asks({ query: slots }),
    statuses: [200, 400],
  },
  { method: 'POST', address: `${V1}/appointments/{}/attachments`, request: upload, statuses: [201, 404] },
  {
    method: 'GET',
    address: `${V1}/appointments/{}/attachments`,
    request: asks({ params: [visit] }),
    statuses: [200, 404],
  },
  {
    method: 'DELETE',
    address: `${V1}/appointments/{}/attachments/{}`,
    request: asks({ params: [visit, or('8411f863-0895-4300-af13-66b0dafce51d')] }),
    statuses: [204, 404],
  },
  {
    method: 'POST',
    address: `${V1}/patients/{}/documents`,
    request: asks({ params: [patient], body: bodies.newDocument }),
    statuses: [201, 404],
    required: ['name', 'dateTime', 'responses'],
  },
  {
    method: 'POST',
    address: `${V1}/patients/{}/episodes`,
    request: asks({ params: [patient], body: bodies.episode }),
    statuses: [201, 404],
    required: EPISODE_FIELDS,
  },
  {
    method: 'GET',
    address: `${V1}/patients/{}/episodes`,
    request: asks({ params: [patient] }),
    statuses: [200, 404],
  },
  {
    method: 'GET',
    address: `${V1}/episodes/{}`,
    request: asks({ params: [or(THE_EPISODE)] }),
    statuses: [200, 404],
  },
  {
    method: 'PUT',
    address: `${V1}/episodes/{}`,
    request: asks({ params: [or(THE_EPISODE)], body: bodies.episodeUpdate }),
    statuses: [200, 404],
    required: EPISODE_FIELDS,
  },
  {
    method: 'GET',
    address: `${V1}/episodes/{}/appointments`,
    request: asks({ params: [or(THE_EPISODE)] }),
    statuses: [200, 404],
  },
  {
    method: 'PUT',
    address: `${V1}/appointments/{}/episode/assign`,
    request: asks({ params: [visit], body: bodies.assignment }),
    statuses: [200, 404],
  },
  {
    method: 'GET',
    address: `${V1}/reports/csv-data-dump`,
    request: asks({ query: inOrder(day).map(pairs) }),
    statuses: [200],
  },
  {
    method: 'POST',
    address: `${V1}/encounter-report/create`,
    request: asks({ body: bodies.reportOrder }),
    statuses: [201],
    required: ['from', 'to', 'presetId', 'password'],
  },
  {
    method: 'GET',
    address: `${V1}/encounter-report/status/{}`,
    request: asks({ params: [uuid()] }),
    statuses: [404],
  },
  {
    method: 'GET',
    address: `${V1}/encounter-report/download/{}`,
    request: asks({ params: [uuid()] }),
    statuses: [404],
  },
  {
    method: 'POST',
    address: `${V1}/perfect-answer`,
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
  { method: 'GET', address: '/integrations/linking', request: asks({ query: link }), statuses: [302] },
  {
    method: 'POST',
    address: `${V1}/webhooks`,
    request: asks({ body: bodies.newWebhook }),
    statuses: [201],
    required: ['endpoint', 'events'],
  },
  {
    method: 'PUT',
    address: `${V1}/webhooks/{}`,
    request: asks({ params: [uuid()], body: bodies.webhookUpdate }),
    statuses: [404],
  },
  { method: 'GET', address: `${V1}/webhooks`, request: asks({}), statuses: [200] },
  { method: 'DELETE', address: `${V1}/webhooks/{}`, request: asks({ params: [uuid()] }), statuses: [404] },
  { method: 'GET', address: `${V1}/webhooks/{}`, request: asks({ params: [uuid()] }), statuses: [404] },
  {
    method: 'POST',
    address: `${V1}/request-assistance`,
    request: asks({ body: bodies.locator }),
    statuses: [200, 201, 404],
  },
  {
    method: 'GET',
    address: `${V1}/request-assistance`,
    request: asks({ body: bodies.locator }),
    statuses: [200, 404],
  },
  {
    method: 'DELETE',
    address: `${V1}/request-assistance`,
    request: asks({ body: bodies.locator }),
    statuses: [204, 404],
  },
]

/** All 42 operations of the table, in its order. */
export const OPERATIONS: readonly OperationRequests[] = ALL.map((one, index) => ({
  ...one,
  operation: index + 1,
}))
