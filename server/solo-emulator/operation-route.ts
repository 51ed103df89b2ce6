import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifySchema } from 'fastify'
import type { z } from 'zod'
import type { Endpoint } from '@/lib/solo/endpoint'
import { ASSISTANCE_MESSAGES } from '@/lib/solo/endpoints'
import type { Answer } from './answer'
import { sendError, statusOf } from './envelope'
import { mediaTypeOf, type ReceivedFile } from './file-body'

type Parsed<E, Part extends string> = E extends { readonly [K in Part]: infer S extends z.ZodType }
  ? z.output<S>
  : undefined

/** The content of a request of that operation, checked against the endpoint table. */
export interface Asked<E extends Endpoint> {
  readonly params: Parsed<E, 'params'>
  readonly query: Parsed<E, 'query'>
  readonly body: Parsed<E, 'body'> | (E extends { readonly bodyMayBeAbsent: true } ? null | undefined : never)
  readonly file: E extends { readonly file: object } ? ReceivedFile : undefined
  readonly headers: IncomingHttpHeaders
}

/**
 * Adds the route of one operation: address, checks, envelope and success status come from the table, and the answer is checked
 * against it before it is sent. `answer` does the rest. If nothing was created, the status is 200, not 201.
 */
export function operationRoute<E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  answer: (asked: Asked<E>) => Promise<Answer<unknown>>,
): void {
  app.route({
    method: endpoint.method,
    url: fastifyPath(endpoint.path),
    schema: schemaOf(endpoint),
    config: {
      envelope: endpoint.envelope,
      ...(endpoint.envelope === 'flat' && { badParameters: ASSISTANCE_MESSAGES.missingParameters }),
    },
    preValidation: async (request) => {
      if (endpoint.bodyMayBeQuery && request.body === undefined) request.body = request.query
    },
    handler: async (request, reply) => {
      const { params, query, body, headers } = request
      const file = endpoint.file && { type: mediaTypeOf(headers), bytes: bytesIn(body) }
      // Fastify has checked them by the schemas of this endpoint, which the compiler cannot know.
      const answered = await answer({ params, query, body, file, headers } as Asked<E>)
      if (!answered.ok) return sendError(request, reply, statusOf(answered.no), answered.message)
      reply.code(answered.existed ? 200 : endpoint.success)
      if (endpoint.answerType) reply.type(endpoint.answerType)
      return endpoint.success === 204 ? reply.send() : reply.send(answered.value)
    },
  })
}

const bytesIn = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0))

/** The reference writes `{name}` where Fastify writes `:name`. */
const fastifyPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

const schemaOf = ({
  params,
  query,
  body,
  bodyMayBeAbsent,
  answer,
  answerType,
  success,
}: Endpoint): FastifySchema => ({
  ...(params && { params }),
  ...(query && { querystring: query }),
  ...(body && { body: bodyMayBeAbsent ? body.nullish() : body }),
  ...(success !== 204 && !answerType && { response: { 200: answer, 201: answer } }),
})
