import { soloRoute } from '../../../_http/solo-route'

/** POST /api/webhooks/solo: a webhook of Solo. 202 once it is kept, 200 for one that was here before, 400 for anything else. */
export const POST = soloRoute({
  run: (runtime, text) => runtime.webhooks.receive(text),
  respond: ({ replayed }) => ({ status: replayed ? 200 : 202, body: { received: true } }),
})
