import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  oneof,
  option,
  record,
  subarray,
  uuid,
  webUrl,
} from 'fast-check'
import { tenant } from '../tenant'
import { atom, day, duration, inOrder, isoMoment, someText, text, timestamp } from './values'

/** Valid bodies, written from the reference's examples and attributes. */

const few = <T>(one: Arbitrary<T>) => array(one, { maxLength: 3 })
const optional = <T extends object>(fields: { [K in keyof T]: Arbitrary<T[K]> }) =>
  record(fields, { requiredKeys: [] })

const name = optional({
  use: constantFrom('usual', 'official'),
  family: text,
  firstName: text,
  middleName: text,
  lastName: text,
  alias: text,
})
const telecom = optional({
  use: constantFrom('home', 'work'),
  system: constantFrom('phone', 'email'),
  value: text,
})
const address = optional({
  city: text,
  use: constant('home'),
  apartment: text,
  country: text,
  state: text,
  postalcode: text,
  line: few(text),
})

const demographics = optional({
  mrn: text,
  accountNumber: text,
  name: few(name),
  birthDate: day,
  gender: oneof(constantFrom('male', 'female', 'other', 'unknown'), text),
  maritalStatus: text,
  telecom: few(telecom),
  contact: few(optional({ telecom: few(telecom), name: few(name) })),
  preferredLanguage: text,
  race: text,
  ethnicity: text,
  address: few(address),
  active: boolean(),
  familyMember: boolean(),
  isLinkedByEmail: boolean(),
  groupType: text,
  groupName: text,
})

/** "Field deceasedAt is required if deceased is true", and an error without it. */
const death = oneof(
  constant({}),
  constant({ deceased: false }),
  constant({ deceased: true, deceasedAt: '2020-03-31 10:12 AM' }),
)

export const patientUpdate = record({ demographics, death }).map((one) => ({
  ...one.demographics,
  ...one.death,
}))

export const newPatient = record({ id: uuid(), prefix: someText, rest: patientUpdate }).map(
  ({ id, prefix, rest }) => ({ id: prefix + id, ...rest }),
)

const visitChange = { date: timestamp, reasons: few(text), duration, externalId: uuid(), accountNumber: text }

export const newAppointment = record(
  { waitingRoom: constantFrom(tenant.waitingRoom, 'my waiting room'), ...visitChange },
  { requiredKeys: ['waitingRoom'] },
)

export const appointmentUpdate = optional({ ...visitChange, status: constant('cancelled') })

export const noteUpdate = record({
  name: constant(tenant.note.template),
  questions: few(record({ id: constant(tenant.note.questionId), value: few(text) })),
})

export const newDocument = record({
  name: someText,
  dateTime: timestamp,
  responses: few(record({ question: someText, response: text })),
})

const STATUSES = ['PLANNING', 'WAITLIST', 'ACTIVE', 'ONHOLD', 'FINISHED', 'CANCELED']

const episodeFacts = record(
  {
    name: someText,
    type: someText,
    status: constantFrom(...STATUSES),
    objective: text,
    reasonIncomplete: text,
  },
  { requiredKeys: ['name', 'type', 'status'] },
)

export const episode = record({ days: inOrder(day), facts: episodeFacts, ends: boolean() }).map(
  ({ days: { from, to }, facts, ends }) => ({ ...facts, from, ...(ends && { to }) }),
)

/** With its end: one that is left out stays, and may then lie before the beginning. */
export const episodeUpdate = record({ days: inOrder(day), facts: episodeFacts }).map(({ days, facts }) => ({
  ...facts,
  ...days,
}))

export const reportOrder = record({ range: inOrder(atom), presetId: uuid(), password: someText }).map(
  ({ range, ...rest }) => ({ ...range, ...rest }),
)

export const consult = record(
  {
    firstName: someText,
    lastName: someText,
    dob: day,
    locationId: constant(tenant.locationId),
    mrn: oneof(uuid(), someText),
    physicianCallbackNumber: text,
    requestingProvider: someText,
    callCenterNotified: isoMoment,
    physicianNotified: isoMoment,
    patientLocation: text,
    consultType: constantFrom('new', 'update'),
    reason: constantFrom('Stroke', 'EEG Stat', 'EEG Routine'),
    caller: text,
  },
  {
    requiredKeys: [
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
)

const EVENTS = ['patient:created', 'appointment:scheduled', 'appointment:lwbs', 'episode:updated']

const hook = {
  endpoint: webUrl({ withQueryParameters: true }),
  events: subarray(EVENTS, { minLength: 1 }),
}
export const newWebhook = record(hook)
export const webhookUpdate = optional(hook)

/** Of a bed with a device, or of none that there is. */
export const locator = oneof(
  constantFrom<object>(
    tenant.place,
    tenant.department,
    { patientMrn: tenant.patientMrn },
    { deviceSerialNumber: tenant.deviceSerialNumber },
  ),
  record(
    { building: someText, floor: someText, room: someText, bed: someText },
    { requiredKeys: ['building', 'floor', 'room'] },
  ),
  record({ department: someText, room: someText }),
  record({ patientMrn: someText }),
  record({ deviceSerialNumber: someText }),
)

export const assignment = option(
  option(uuid(), { nil: undefined }).map((episodeId) => ({ episodeId })),
  {
    nil: {},
  },
)
