import type { FastifyReply, FastifyRequest } from 'fastify'
import { sameSecret } from './same-secret'

/**
 * Refuses every request without the key before any other check, also to unknown addresses: like the live service, with 401
 * and `{"error":{"message":""}}`, on request-assistance too. Only routes marked `open` need no key.
 */
export const requireApiKey = (apiKey: string) => async (request: FastifyRequest, reply: FastifyReply) => {
  if (request.routeOptions.config?.open) return
  const given = request.headers['api-key']
  if (typeof given === 'string' && sameSecret(given, apiKey)) return
  return reply.code(401).serializer(JSON.stringify).type('application/json; charset=utf-8').send(REFUSAL)
}

const REFUSAL = { error: { message: '' } }
