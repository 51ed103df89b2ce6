import { accepted } from '@/lib/errors'
import { displayCookie } from '@/server/sessions/session-cookie'
import { route } from '../../../_http/route'

/** POST /api/displays/own: renews a paired screen's cookie, so that it never expires on a screen in use. */
export const POST = route({
  action: ({ device }) => (device ? 'bedside:serve' : 'board:read'),
  run: ({ runtime: { audit, authSecret, secureCookies }, permit }) =>
    audit.plain(permit, async () => {
      const { actor } = permit
      const isPaired = actor.display !== undefined || actor.device !== undefined
      return accepted(isPaired ? await displayCookie(actor, authSecret, secureCookies) : null)
    }),
  respond: (cookie) => ({
    status: 200,
    body: { paired: cookie !== null },
    ...(cookie === null ? {} : { headers: { 'Set-Cookie': cookie } }),
  }),
})
