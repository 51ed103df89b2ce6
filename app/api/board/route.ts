import { z } from 'zod'
import { word } from '../../_http/fields'
import { route } from '../../_http/route'

/** GET /api/board?building=: the snapshot that a display starts from. Without a building: the first. */
export const GET = route({
  action: 'board:read',
  query: z.object({ building: word.optional() }),
  run: ({ runtime, permit, query }) => runtime.board.snapshot(permit, query.building ?? null),
})
