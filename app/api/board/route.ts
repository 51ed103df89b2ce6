import { z } from 'zod'
import { word } from '@/app/_http/fields'
import { route } from '@/app/_http/route'

/** GET /api/board?building=: everything a display needs to start from. Without a building: the first. */
export const GET = route({
  action: 'board:read',
  query: z.object({ building: word.optional() }),
  run: ({ runtime, permit, query }) => runtime.board.snapshot(permit, query.building ?? null),
})
