import fastifyStatic from '@fastify/static'
import { fastify } from 'fastify'
import type { Handler } from './entrance'

/** Where Next's pages look for the scripts, styles and fonts of their build. */
export const STATIC_PREFIX = '/_next/static/'

/**
 * Creates what serves the files of the production build in `folder`, whose names hold a hash of what is in them. A browser that
 * takes a compressed copy gets the one that server/launch/compress.mjs made.
 */
export async function createStaticFiles(folder: string): Promise<Handler> {
  const app = fastify({ logger: false })
  await app.register(fastifyStatic, {
    root: folder,
    prefix: STATIC_PREFIX,
    preCompressed: true,
    // The package (9.3.0) does not say it: a hospital's proxy would give one browser what another asked for.
    setHeaders: (response) => response.setHeader('Vary', 'Accept-Encoding'),
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
  })
  await app.ready()
  return (request, response) => app.routing(request, response)
}
