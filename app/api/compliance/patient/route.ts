import { trailOfPatient } from '../../../_http/compliance-fields'
import { route } from '../../../_http/route'

/** POST /api/compliance/patient: the acts about a patient; a POST, so that no log or history keeps the MRN. */
export const POST = route({
  action: 'audit:read',
  body: trailOfPatient,
  run: ({ runtime, permit, body: { mrn, ...part } }) => runtime.compliance.byPatient(permit, mrn, part),
})
