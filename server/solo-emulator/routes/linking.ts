import type { FastifyInstance } from 'fastify'
import { ENDPOINTS } from '@/lib/solo/endpoints'
import { localeOf } from '../page-locale'
import type { SoloContext } from '../server'
import { openLink } from '../services/linking'
import { visitLink } from '../services/visit-links'
import { isBadValue, sqlStateOf } from '../sql-state'
import { PAGE_HEADERS, refusedPage } from '../video-call-page'

/**
 * Adds operation 34, which a browser opens: it leads to the page of the visit's call, or to a page that says only that the link
 * is wrong.
 */
export function linkingRoutes(app: FastifyInstance, { orm, publicUrl, secrets }: SoloContext): void {
  const { method, path, query, success } = ENDPOINTS.openLink
  app.route({
    method,
    url: path,
    config: { open: true },
    handler: async (request, reply) => {
      const asked = query.safeParse(request.query)
      const linked = asked.success && (await openLink(orm, asked.data.arg, secrets.linking).catch(refused))
      reply.headers(PAGE_HEADERS)
      if (!linked)
        return reply
          .code(400)
          .send(refusedPage({ locale: localeOf(request), fault: 'tampered', side: null, board: false }))
      return reply.redirect(
        visitLink({ publicUrl, secret: secrets.calls }, linked.visit, linked.side),
        success,
      )
    },
  })
}

/** An id that the database cannot compare is a wrong id like any other. */
function refused(error: unknown): null {
  if (isBadValue(sqlStateOf(error))) return null
  throw error
}
