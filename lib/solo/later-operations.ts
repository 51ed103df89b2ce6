import type { Method } from './endpoint'

/** An operation of the reference that has no entry in `ENDPOINTS`; `path` as the reference writes it. */
export interface LaterOperation {
  readonly operation: number
  readonly method: Method
  readonly path: string
}

const later = (operation: number, method: Method, path: string): LaterOperation => ({
  operation,
  method,
  path,
})

/** Operations 22 to 34, which Lantern does not use and its embedded Solo answers with 501. */
export const LATER_OPERATIONS: readonly LaterOperation[] = [
  later(22, 'POST', '/qapi/v1/patients/{patient_id}/documents'),
  later(23, 'POST', '/qapi/v1/patients/{patient_id}/episodes'),
  later(24, 'GET', '/qapi/v1/patients/{patient_id}/episodes'),
  later(25, 'GET', '/qapi/v1/episodes/{episode_id}'),
  later(26, 'PUT', '/qapi/v1/episodes/{episode_id}'),
  later(27, 'GET', '/qapi/v1/episodes/{episode_id}/appointments'),
  later(28, 'PUT', '/qapi/v1/appointments/{appointment_id}/episode/assign'),
  later(29, 'GET', '/qapi/v1/reports/csv-data-dump'),
  later(30, 'POST', '/qapi/v1/encounter-report/create'),
  later(31, 'GET', '/qapi/v1/encounter-report/status/{reportId}'),
  later(32, 'GET', '/qapi/v1/encounter-report/download/{reportId}'),
  later(33, 'POST', '/qapi/v1/perfect-answer'),
  later(34, 'GET', '/integrations/linking'),
]
