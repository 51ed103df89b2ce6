import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readCookie } from '@/server/auth/session-cookie'
import { BROWSER_COOKIE, BROWSER_COOKIE_S, newBrowserKey, takeSeat } from '../calls/seats'
import type { SoloContext } from '../server'
import { elsewherePage, PAGE_HEADERS, refusedPage } from '../video-call-page'

const link = z.object({
  callId: z.uuid(),
  side: z.enum(['provider', 'patient', 'guest']),
  via: z.literal('teams').optional(),
  token: z.string().min(1).max(2_000),
})

/**
 * `GET /videocalls/{id}?as=&token=`, what the links of operations 6 to 13 open in a browser. The link is exchanged for a seat,
 * which a cookie holds, so that the page of the call has no secret in its address and can be loaded again. A wrong link is
 * refused on a page that says why and what to do.
 */
export function videoCallRoutes(
  app: FastifyInstance,
  { orm, publicUrl, secrets, callRoom }: SoloContext,
): void {
  app.route<{ Params: { id: string }; Querystring: Record<string, unknown> }>({
    method: 'GET',
    url: '/videocalls/:id',
    config: { open: true },
    handler: async (request, reply) => {
      const { as: side, via, token } = request.query
      const asked = link.safeParse({ callId: request.params.id, side, via, token })
      reply.headers(PAGE_HEADERS)
      if (!asked.success) return reply.code(403).send(refusedPage())
      const browserKey = readCookie(request.headers.cookie ?? null, BROWSER_COOKIE) ?? newBrowserKey()
      const taken = await takeSeat(orm, secrets.calls, { ...asked.data, browserKey })
      if (!taken.ok) return reply.code(403).send(refusedPage(taken.fault))
      if (!callRoom || asked.data.via) {
        return reply.send(elsewherePage(taken.appointmentId, asked.data.side, asked.data.via))
      }
      const secure = publicUrl().startsWith('https:') ? '; Secure' : ''
      reply.header(
        'set-cookie',
        `${BROWSER_COOKIE}=${browserKey}; Path=/; Max-Age=${BROWSER_COOKIE_S}; HttpOnly; SameSite=Lax${secure}`,
      )
      return reply.redirect(`/videocalls/${asked.data.callId}?as=${asked.data.side}`, 303)
    },
  })
}
