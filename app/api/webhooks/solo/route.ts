import { soloRoute } from '../../../_http/solo-route'

/** POST /api/webhooks/solo: takes a webhook of Solo. 202 once it is stored, 200 for a repeat, 400 for anything else. */
export const POST = soloRoute({
  run: (runtime, text) => runtime.webhooks.receive(text),
  respond: ({ replayed }) => ({ status: replayed ? 200 : 202, body: { received: true } }),
})
