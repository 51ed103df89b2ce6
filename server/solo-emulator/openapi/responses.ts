import { STATUS_CODES } from 'node:http'
import type { OpenAPIV3_1 } from 'openapi-types'
import type { Endpoint, Envelope } from '@/lib/solo/endpoint'
import { BYTES } from './request'
import { jsonSchemaOf } from './schema'

const MESSAGE: OpenAPIV3_1.SchemaObject = {
  type: 'object',
  properties: { message: { type: 'string' } },
  required: ['message'],
}

/** The two error envelopes, by name. */
export const ENVELOPES: Readonly<Record<Envelope, OpenAPIV3_1.SchemaObject>> = {
  flat: MESSAGE,
  nested: { type: 'object', properties: { error: MESSAGE }, required: ['error'] },
}

export const CORRELATION_ID: OpenAPIV3_1.HeaderObject = {
  description: 'Names this exchange in the logs of both sides',
  schema: { type: 'string', format: 'uuid' },
}

type Response = OpenAPIV3_1.ResponseObject

/** Returns the answers of an operation by status: its success, its documented errors, and all other errors. */
export function responsesOf(endpoint: Endpoint): OpenAPIV3_1.ResponsesObject {
  const { success, errors, mayExistAlready } = endpoint
  const answer = answerOf(endpoint)
  const all: (readonly [string, Response])[] = [
    [`${success}`, { ...answer, description: SUCCESSES[success] }],
    ...(mayExistAlready
      ? [['200', { ...answer, description: 'There already: nothing was created' }] as const]
      : []),
    ...errors.map((status) => [`${status}`, errorOf(endpoint, status)] as const),
    ['default', { ...errorOf(endpoint), description: 'Any other failure' }],
  ]
  return Object.fromEntries(
    all.map(([status, { headers, ...response }]) => [
      status,
      {
        ...response,
        headers: { 'X-Correlation-Id': { $ref: '#/components/headers/CorrelationId' }, ...headers },
      },
    ]),
  )
}

const SUCCESSES: Readonly<Record<Endpoint['success'], string>> = {
  200: 'Done',
  201: 'Created',
  204: 'Done, without a body',
  302: 'Leads the browser on',
}

/** A redirect answers with its address, which the table has as a body. */
function answerOf({ answer, answerType, success }: Endpoint): Omit<Response, 'description'> {
  if (success === 204) return {}
  if (success === 302)
    return { headers: { Location: { required: true, schema: { type: 'string', format: 'uri' } } } }
  if (answerType) return { content: { [answerType]: BYTES } }
  return { content: { 'application/json': { schema: jsonSchemaOf(answer) } } }
}

/** A browser that follows a link gets a page; every other client gets an envelope. The envelope of 401 is always nested. */
function errorOf({ envelope, success }: Endpoint, status?: number): Response {
  const description = (status && (MEANINGS[status] ?? STATUS_CODES[status])) || ''
  if (success === 302) return { description, content: { 'text/html': { schema: { type: 'string' } } } }
  const $ref = `#/components/schemas/${status === 401 ? 'nested' : envelope}`
  return { description, content: { 'application/json': { schema: { $ref } } } }
}

const MEANINGS: Readonly<Record<number, string>> = {
  400: 'Something is missing or wrong: the message says what',
  401: 'The Api-Key is missing or wrong; the message is empty',
  404: 'There is no such thing',
  409: 'The id is taken',
  413: 'The file is too large',
  415: 'Files of this type are not taken',
  422: 'Well-formed, and yet it cannot be done: the message says why',
}
