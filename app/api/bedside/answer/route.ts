import { route } from '../../../_http/route'

/** POST /api/bedside/answer: lets the caller in. Returns the patient's link into the call. */
export const POST = route({
  action: 'bedside:serve',
  run: ({ runtime, permit }) => runtime.bedside.answer(permit),
})
