import type { FastifyReply, FastifyRequest } from 'fastify'
import { sameSecret } from './same-secret'

/**
 * Refuses whatever comes without the key, before anything else is looked at, unknown addresses included: as the live
 * service, with 401 and `{"error":{"message":""}}`, on request-assistance too. Only routes that say `open` are spared.
 */
export const requireApiKey = (apiKey: string) => async (request: FastifyRequest, reply: FastifyReply) => {
  if (request.routeOptions.config?.open) return
  const given = request.headers['api-key']
  if (typeof given === 'string' && sameSecret(given, apiKey)) return
  return reply.code(401).serializer(JSON.stringify).type('application/json; charset=utf-8').send(REFUSAL)
}

const REFUSAL = { error: { message: '' } }
