import { z } from 'zod'
import { shaped } from '@/server/audit/recorded'
import { word } from '../../../_http/fields'
import { route } from '../../../_http/route'

/** POST /api/beds/search: finds beds by place, device, or patient; a POST, so that no log or history keeps a name or an MRN. */
export const POST = route({
  action: 'board:read',
  body: z.strictObject({ text: word }),
  run: async ({ runtime, permit, body }) =>
    shaped(await runtime.board.search(permit, body.text), (found) => ({ beds: found })),
})
