import { keptOfPatient } from '../../../_http/compliance-fields'
import { route } from '../../../_http/route'

/** POST /api/compliance/kept: what was overwritten and removed in a patient's charts; a POST, so that no log keeps the MRN. */
export const POST = route({
  action: 'audit:read',
  body: keptOfPatient,
  run: ({ runtime, permit, body }) => runtime.compliance.kept(permit, body.mrn),
})
