import { createConfig, lintFromString } from '@redocly/openapi-core'
import { Ajv2020 } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { newFolder } from '../support/folders'
import { type RunningSolo, type SoloReply, startSolo } from '../support/solo-server'
import { OPERATIONS } from './operation-table'
import { answerValue, readReference } from './reference'

/** The OpenAPI document that the Solo emulator serves: linted, complete, and true to the reference's own examples. */

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>
}

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly schema: object
}

interface Operation {
  readonly operationId: string
  readonly security?: readonly unknown[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: Content & { readonly required: boolean }
  readonly responses: Readonly<Record<string, Content & { readonly headers: object }>>
}

interface OpenApi {
  readonly openapi: string
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

let database: Database
let solo: RunningSolo
let served: SoloReply
let api: OpenApi

beforeAll(async () => {
  database = await openDatabase({ dataDir: await newFolder('solo-docs'), log: pino({ level: 'silent' }) })
  solo = await startSolo(database)
  served = await solo.call('GET', '/qapi/openapi.json', { apiKey: null })
  api = served.json as OpenApi
})
afterAll(async () => {
  await solo.close()
  await database.close()
})

const operations = (): [string, Operation][] =>
  Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, found]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      found,
    ]),
  )

const operation = (named: string): Operation => {
  const [, found] = operations().find(([one]) => one === named) ?? []
  if (!found) throw new Error(`The document has no ${named}`)
  return found
}

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)

/** What is wrong with a value, by where it is. */
const faults = (schema: object, value: unknown): string[] => {
  ajv.validate(schema, value)
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const jsonOf = ({ content }: Content): object => {
  const { schema } = content?.['application/json'] ?? {}
  if (!schema) throw new Error('There is no JSON')
  return schema
}

describe('the OpenAPI document', () => {
  it('is there to download, without a key', () => {
    expect(served.status).toBe(200)
    expect(served.headers['content-type']).toMatch(/^application\/json/)
    expect(served.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+\.json"$/)
    expect(api.openapi).toMatch(/^3\.1\.\d$/)
    expect(api.servers).toEqual([{ url: solo.url }])
  })

  it('pleases an independent linter, to the last recommendation', async () => {
    const config = await createConfig({
      extends: ['recommended-strict'],
      rules: {
        // A link leads on with 302, and to nothing else.
        'operation-2xx-response': 'off',
      },
    })
    const problems = await lintFromString({ source: served.text, absoluteRef: 'openapi.json', config })
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
      [],
    )
  })

  it('has every operation of the reference exactly once', () => {
    expect(
      operations()
        .map(([named]) => named)
        .sort(),
    ).toEqual([...OPERATIONS].sort())
    const ids = operations().map(([, { operationId }]) => operationId)
    expect(new Set(ids).size).toBe(42)
  })

  it('asks for the key everywhere but where a browser follows a link', () => {
    const open = operations().filter(([, { security }]) => security?.length === 0)
    expect(open.map(([named]) => named)).toEqual(['GET /integrations/linking'])
    for (const [, { responses, security }] of operations()) expect('401' in responses).toBe(!security)
  })

  it('promises the statuses that the notes on the reference settle', () => {
    const created = operations().flatMap(([named, { responses }]) => ('201' in responses ? [named] : []))
    const numbers = created.map((named) => OPERATIONS.indexOf(named) + 1).sort((a, b) => a - b)
    expect(numbers).toEqual([1, 6, 7, 8, 19, 22, 23, 30, 33, 35, 40])
    const empty = operations().flatMap(([named, { responses }]) => ('204' in responses ? [named] : []))
    expect(empty.map((named) => OPERATIONS.indexOf(named) + 1).sort((a, b) => a - b)).toEqual([21, 38, 42])
    for (const named of empty) expect(operation(named).responses['204']).not.toHaveProperty('content')
    expect(operation('GET /integrations/linking').responses['302']?.headers).toHaveProperty('Location')
    expect(operation('POST /qapi/v1/request-assistance').responses).toHaveProperty('200')
    expect(operation('POST /qapi/v1/patients').responses).toHaveProperty('409')
  })

  it('has files as bytes, going in and coming out', () => {
    const upload = operation('POST /qapi/v1/appointments/{appointmentId}/attachments')
    const types = ['application/pdf', 'application/x-pdf', 'image/pdf', 'image/png', 'image/jpeg']
    expect(Object.keys(upload.requestBody?.content ?? {})).toEqual(types)
    expect(Object.keys(upload.responses)).toEqual(expect.arrayContaining(['413', '415']))
    for (const path of ['/qapi/v1/reports/csv-data-dump', '/qapi/v1/encounter-report/download/{reportId}']) {
      const { content } = operation(`GET ${path}`).responses['200'] ?? {}
      expect(Object.keys(content ?? {})).toEqual(['application/octet-stream'])
    }
  })

  it.each([
    ['/qapi/v1/request-assistance', 'get', '404', 'flat'],
    ['/qapi/v1/request-assistance', 'get', '401', 'nested'],
    ['/qapi/v1/patients/{patient_id}', 'get', '404', 'nested'],
  ])('shows the envelope of %s %s %s: %s', (path, method, status, envelope) => {
    expect(jsonOf(api.paths[path]?.[method]?.responses[status] ?? {})).toEqual({
      $ref: `#/components/schemas/${envelope}`,
    })
  })

  it('takes the place of an assistance request in the query as well, where bodies get lost', () => {
    const { parameters, requestBody } = operation('GET /qapi/v1/request-assistance')
    const fields = ['building', 'floor', 'room', 'bed', 'department', 'patientMrn', 'deviceSerialNumber']
    expect(parameters?.map(({ name }) => name)).toEqual(fields)
    expect(parameters?.some(({ required }) => required)).toBe(false)
    expect(requestBody?.required).toBe(false)
    expect(operation('POST /qapi/v1/request-assistance').requestBody?.required).toBe(true)
  })
})

describe('the examples of the reference', () => {
  const reference = readReference(new URL('./fixtures/solo-external-api.txt', import.meta.url))
  const bare = (template: string) => template.replace(/\{\?.*\}$/, '')
  const cases = reference.map((one) => [`${one.method} ${bare(one.template)}`, one] as const)
  /** The documented refusals among the requests. */
  const REFUSED: Readonly<Record<string, readonly string[]>> = {
    'POST /qapi/v1/perfect-answer': ['/locationId must match format "uuid"'],
  }

  /** What they show as JSON. The answer of one GET stands where a request's body would, and a file is no JSON. */
  const bodies = cases.flatMap(([named, { method, template, examples }]) => {
    const hasNone = method === 'GET' && !template.endsWith('/request-assistance')
    const texts = hasNone ? [] : examples.flatMap(({ body }) => (body?.startsWith('{') ? [body] : []))
    return texts.map((text) => [named, text] as const)
  })

  it('are known', () => {
    expect(bodies).toHaveLength(13 + 3 * 4)
  })

  it.each(bodies)('%s: the body of its request is valid', (named, text) => {
    // Two leave their days open.
    const body = answerValue(text.replaceAll('YYYY-MM-DD', '2023-03-29'))
    expect(faults(jsonOf(operation(named).requestBody ?? {}), body)).toEqual(REFUSED[named] ?? [])
  })

  it.each(cases)('%s: its address and headers are valid', (named, { template, path, examples }) => {
    const { parameters = [] } = operation(named)
    const query = new URLSearchParams(path.split('?')[1])
    const inPath = new RegExp(`^${bare(template).replace(/\{(\w+)\}/g, '(?<$1>[^/?]+)')}(\\?|$)`).exec(path)
    const headers = new Headers(examples[0]?.headers)
    const given = {
      path: (name: string) => inPath?.groups?.[name],
      query: (name: string) => query.get(name) ?? undefined,
      header: (name: string) => headers.get(name) ?? undefined,
    }
    for (const { in: where, name, required, schema } of parameters) {
      const value = given[where](name)
      if (value === undefined) expect([name, required]).toEqual([name, false])
      else expect([name, ...faults(schema, value)]).toEqual([name])
    }
    for (const name of [...query.keys(), ...Object.keys(inPath?.groups ?? {})])
      expect(parameters.map((one) => one.name)).toContain(name)
  })

  it('are what the schemas tell from wrong ones', () => {
    const body = jsonOf(operation('POST /qapi/v1/patients/{patient_id}/appointments').requestBody ?? {})
    expect(faults(body, { waitingRoom: 'GreatRoom', duration: 86_400 })).toEqual([])
    expect(faults(body, { waitingRoom: 'GreatRoom', duration: 86_401 })).toEqual([
      '/duration must be <= 86400',
    ])
    expect(faults(body, {})).toEqual(["must have required property 'waitingRoom'"].map((text) => ` ${text}`))
  })
})

describe('what the server answers', () => {
  it.each([
    ['GET /qapi/v1/patients/{patient_id}', '/qapi/v1/patients/1', '200'],
    ['GET /qapi/v1/appointments/{appointment_id}', '/qapi/v1/appointments/1', '200'],
    ['GET /qapi/v1/waiting-rooms', '/qapi/v1/waiting-rooms', '200'],
    ['GET /qapi/v1/appointments/{appointment_id}/visit-note', '/qapi/v1/appointments/1/visit-note', '200'],
  ] as const)('%s is as the document says', async (named, path, status) => {
    const answer = await solo.call('GET', path)
    expect(`${answer.status}`).toBe(status)
    expect(faults(jsonOf(operation(named).responses[status] ?? {}), answer.json)).toEqual([])
  })
})
