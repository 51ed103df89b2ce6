import { constant, constantFrom, option, record, uint8Array } from 'fast-check'
import { sealedLink } from '../sealed-link'
import { tenant } from '../tenant'
import { duration, orKnown, text, timestamp } from './values'

/** Names and values of a query, without those that are undefined. */
export const pairs = (fields: Readonly<Record<string, unknown>>) =>
  Object.entries(fields).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, String(value)]],
  )

export const slots = record(
  {
    after: timestamp,
    days: constantFrom(0, 1, 3600, 86_400, 600_000),
    waitingRoom: constant(tenant.waitingRoom),
    duration,
  },
  { requiredKeys: ['after', 'days', 'waitingRoom'] },
).map(({ after, days, ...rest }) => pairs({ after, before: after + days, ...rest }))

const MAGIC = { 'application/pdf': '255044462d', 'image/png': '89504e470d0a1a0a', 'image/jpeg': 'ffd8ffe0' }
export const upload = record({
  visit: orKnown('1'),
  type: constantFrom(...(Object.keys(MAGIC) as (keyof typeof MAGIC)[])),
  content: uint8Array({ maxLength: 2_000 }),
  fileName: option(text),
}).map(({ visit, type, content, fileName }) => ({
  params: [visit],
  query: pairs({ fileName: fileName ?? undefined }),
  file: { type, bytes: Buffer.concat([Buffer.from(MAGIC[type], 'hex'), content]) },
}))

export const link = record({
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
