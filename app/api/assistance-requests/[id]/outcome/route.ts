import { outcome, requestId } from '../../../../_http/fields'
import { route } from '../../../../_http/route'

/** POST /api/assistance-requests/{id}/outcome {"kind": "completed" | "needs-bedside", "note"?}: says how the caller's call ended. */
export const POST = route({
  action: 'request:complete',
  params: requestId,
  body: outcome,
  run: ({ runtime, permit, params, body }) => runtime.assistance.sayOutcome(permit, params.id, body),
})

/** DELETE /api/assistance-requests/{id}/outcome: takes the caller's own outcome back, within 30 s. */
export const DELETE = route({
  action: 'request:complete',
  params: requestId,
  run: ({ runtime, permit, params }) => runtime.assistance.undoOutcome(permit, params.id),
})
