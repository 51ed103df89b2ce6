import { bedsideAsk } from '../../../_http/bedside-fields'
import { askingTry } from '../../../_http/fields'
import { route } from '../../../_http/route'

/** POST /api/bedside/ask: asks for help at the device's bed. 201 for a new request, 200 for one that was already open. */
export const POST = route({
  action: 'bedside:serve',
  headers: askingTry,
  body: bedsideAsk,
  run: ({ runtime, permit, headers, body }) => runtime.bedside.ask(permit, { ...body, ...headers }),
  respond: ({ view, created }) => ({ status: created ? 201 : 200, body: view }),
})
