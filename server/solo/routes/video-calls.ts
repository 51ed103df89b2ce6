import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { SoloContext } from '../server'
import { openCall } from '../services/video-calls'
import { callPage, PAGE_HEADERS, refusedPage } from '../video-call-page'

const link = z.object({
  id: z.uuid(),
  as: z.enum(['provider', 'patient']),
  via: z.literal('teams').optional(),
  token: z.string().min(1),
})

/**
 * `GET /videocalls/{id}?as=&token=`, what the links of operations 6 to 13 open in a browser: in a real tenant the call,
 * here a page that says so. Whoever has the link may look; a wrong one is refused without saying what is wrong with it.
 */
export function videoCallRoutes(app: FastifyInstance, { orm }: SoloContext): void {
  app.route<{ Params: { id: string }; Querystring: Record<string, unknown> }>({
    method: 'GET',
    url: '/videocalls/:id',
    config: { open: true },
    handler: async (request, reply) => {
      const asked = link.safeParse({ ...request.query, ...request.params })
      const call = asked.success && (await openCall(orm, asked.data.id, asked.data.as, asked.data.token))
      reply.headers(PAGE_HEADERS)
      if (!asked.success || !call) return reply.code(403).send(refusedPage())
      return reply.send(callPage(call, asked.data.via))
    },
  })
}
