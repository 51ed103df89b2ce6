import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { bodyWithin } from './body-limit'
import { sendError } from './envelope'

/** The file in a request's body. `type` is its Content-Type. */
export interface ReceivedFile {
  readonly type: string
  readonly bytes: Buffer
}

/** Returns the media type of a request, without parameters; '' if it has none. */
export const mediaTypeOf = (headers: IncomingHttpHeaders): string =>
  (headers['content-type'] ?? '').split(';', 1).join('').trim().toLowerCase()

const LONGEST_TYPE_SHOWN = 100

/** The reference's words for a type that is not accepted. */
export const typeNotSupported = (type: string, types: readonly string[]): string => {
  const available = types.map((one) => `"${one}"`).join(', ')
  return `Mime type "${type.slice(0, LONGEST_TYPE_SHOWN)}" not supported. Available file mime-types: ${available}`
}

/**
 * Makes the routes of `app`, a scope of their own, read their bodies as files of these types, up to `maxBytes`. Other
 * types are refused before they are read.
 */
export function readFileBodies(
  app: FastifyInstance,
  { types, maxBytes }: { readonly types: readonly string[]; readonly maxBytes: number },
): void {
  const tooLarge = `The file is larger than ${maxBytes / 1024 / 1024} MB`
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_: unknown, payload: IncomingMessage) => bodyWithin(payload, maxBytes))
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, tooLarge }
  })
  app.addHook('onRequest', async (request, reply) => {
    const type = mediaTypeOf(request.headers)
    if (!types.includes(type)) return sendError(request, reply, 415, typeNotSupported(type, types))
  })
}
