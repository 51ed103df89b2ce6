import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { hostCookie, readHostCookie, setCookie } from '@/server/platform/http/cookies'
import type { Side } from '../calls/call-link'
import { BROWSER_COOKIE, BROWSER_COOKIE_S, type DoorFault, newBrowserKey, takeSeat } from '../calls/seats'
import { localeOf } from '../page-locale'
import type { SoloContext } from '../server'
import { elsewherePage, PAGE_HEADERS, refusedPage } from '../video-call-page'

const side = z.enum(['provider', 'patient', 'guest'])
const link = z.object({
  callId: z.uuid(),
  side,
  via: z.literal('teams').optional(),
  token: z.string().min(1).max(2_000),
})

/**
 * Adds `GET /videocalls/{id}?as=&token=`, which the links of operations 6 to 13 open in a browser. It exchanges the link for a
 * seat, held by a cookie, so that the page of the call has no secret in its address and can be loaded again. A wrong link gets
 * a page that says why it is wrong and what to do.
 */
export function videoCallRoutes(
  app: FastifyInstance,
  { orm, publicUrl, secrets, callRoom }: SoloContext,
): void {
  const isHttps = () => publicUrl().startsWith('https:')
  const former = (secrets.former ?? []).map(({ calls }) => calls)
  app.route<{ Params: { id: string }; Querystring: Record<string, unknown> }>({
    method: 'GET',
    url: '/videocalls/:id',
    config: { open: true },
    handler: async (request, reply) => {
      const { as, via, token } = request.query
      const asked = link.safeParse({ callId: request.params.id, side: as, via, token })
      const locale = localeOf(request)
      reply.headers(PAGE_HEADERS)
      const refuse = (fault: DoorFault) =>
        reply.code(403).send(refusedPage({ locale, fault, side: sideIn(as), board: callRoom }))
      if (!asked.success) return refuse('tampered')
      const browserKey =
        readHostCookie(request.headers.cookie ?? null, BROWSER_COOKIE, isHttps()) ?? newBrowserKey()
      const taken = await takeSeat(orm, [secrets.calls, ...former], { ...asked.data, browserKey })
      if (!taken.ok) return refuse(taken.fault)
      if (!callRoom || asked.data.via) {
        return reply.send(elsewherePage(locale, taken.appointmentId, asked.data.side, asked.data.via))
      }
      const name = hostCookie(BROWSER_COOKIE, isHttps())
      reply.header('set-cookie', setCookie(name, browserKey, BROWSER_COOKIE_S, isHttps()))
      return reply.redirect(`/videocalls/${asked.data.callId}?as=${asked.data.side}`, 303)
    },
  })
}

/** Returns the side that a link names, whether the link is right or wrong. */
function sideIn(said: unknown): Side | null {
  const read = side.safeParse(said)
  return read.success ? read.data : null
}
