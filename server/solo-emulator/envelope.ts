import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Envelope } from '@/lib/solo/endpoint'
import type { No } from './answer'
import { BodyTooLarge } from './body-limit'
import { ParametersRefused } from './refusal-words'
import { isBadValue, sqlStateOf } from './sql-state'

/** What the hooks and the error handler need to know about a route. */
declare module 'fastify' {
  interface FastifyContextConfig {
    /** The error envelope; nested if left out. */
    envelope?: Envelope
    /** The message for parameters that are missing or wrong, where the reference gives one. */
    badParameters?: string
    /** The message for a body over the route's limit. */
    tooLarge?: string
    /** Needs no Api-Key. */
    open?: true
  }
}

const STATUS: Readonly<Record<No, number>> = {
  'bad-parameter': 400,
  unknown: 404,
  taken: 409,
  cancelled: 409,
  'wrong-type': 415,
  'too-soon': 422,
}

export const statusOf = (why: No): number => STATUS[why]

/** Sends an error in the envelope of the request's route: `{"message"}` or `{"error": {"message"}}`. */
export function sendError(request: FastifyRequest, reply: FastifyReply, status: number, message: string) {
  // Before a route is found (a malformed address) there is no config.
  const flat = request.routeOptions.config?.envelope === 'flat'
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(flat ? { message } : { error: { message } })
}

/**
 * Answers every error thrown by Fastify, the schemas or the database. Faults of the sender are named; faults of ours are
 * logged without their message, which can hold a query's values.
 */
export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof ParametersRefused) {
    return sendError(request, reply, 400, request.routeOptions.config.badParameters ?? error.message)
  }
  if (isBadValue(sqlStateOf(error))) {
    return sendError(
      request,
      reply,
      400,
      'Bad parameters [A text holds characters that cannot be kept, or is too long.]',
    )
  }
  const status = error.statusCode ?? 500
  if (status >= 400 && status < 500) {
    const { tooLarge } = request.routeOptions.config
    const message = error instanceof BodyTooLarge ? (tooLarge ?? JSON_TOO_LARGE) : OF_FASTIFY[error.code]
    return sendError(request, reply, status, message ?? 'Bad request')
  }
  request.log.error(
    { error: error.name, code: sqlStateOf(error) ?? error.code, at: framesOf(error) },
    'The Solo emulator failed',
  )
  return sendError(request, reply, 500, 'Internal server error')
}

const JSON_TOO_LARGE = 'The body is larger than 1 MB'

const OF_FASTIFY: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'Bad parameters [body: This is not valid JSON.]',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Only Content-Type: application/json is supported',
  FST_ERR_BAD_URL: 'The address is malformed',
}

/** Returns the frames of the stack, without the message above them. */
const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
