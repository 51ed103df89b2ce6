import { z } from 'zod'
import { momentInQuery } from '../../../_http/fields'
import { route } from '../../../_http/route'

/** GET /api/privacy/not-seen?since=: how many charts were opened since, and how many walls wait for the reader's decision. */
export const GET = route({
  action: 'display:approve',
  query: z.object({ since: momentInQuery }),
  run: ({ runtime, permit, query }) => runtime.displays.notSeen(permit, query.since),
})
