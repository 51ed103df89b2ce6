import type { FastifyInstance } from 'fastify'
import { LATER_OPERATIONS } from '@/lib/solo/endpoints'
import { sendError } from '../envelope'
import { fastifyPath } from '../operation-route'

/** Operations 16 to 34: known to the embedded Solo, and refused by it. */
export function laterOperationRoutes(app: FastifyInstance): void {
  for (const { operation, method, path } of LATER_OPERATIONS) {
    app.route({
      method,
      url: fastifyPath(path),
      // Opened in a browser, by people who have no key.
      config: path.startsWith('/integrations/') ? { open: true } : {},
      // Before the body is read: it may be a file.
      onRequest: async (request, reply) =>
        sendError(
          request,
          reply,
          501,
          `The embedded Solo does not have operation ${operation} of the External API`,
        ),
      handler: () => {
        throw new Error('The hook before it answers every request')
      },
    })
  }
}
