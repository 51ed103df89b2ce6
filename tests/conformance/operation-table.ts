/** The 42 operations by number, in the order in which the project counts them: method and path. */
export const OPERATIONS = `
  POST   /qapi/v1/patients
  GET    /qapi/v1/patients/{patient_id}
  GET    /qapi/v1/patients/id/type/SPID/value/{solo_patient_id}
  PUT    /qapi/v1/patients/{patient_id}
  PUT    /qapi/v1/patients/id/type/SPID/value/{solo_patient_id}
  POST   /qapi/v1/patients/{patient_id}/appointments
  POST   /qapi/v1/patients/HSID/{hsid}/appointments
  POST   /qapi/v1/patients/id/type/SPID/value/{solo_patient_id}/appointments
  GET    /qapi/v1/appointments/{appointment_id}/provider-link
  GET    /qapi/v1/appointments/{appointment_id}/msteams-provider-link
  GET    /qapi/v1/appointments/{external_appointment_id}/video-call-links
  GET    /qapi/v1/appointments/id/type/SAID/value/{solo_appointment_id}/video-call-links
  PUT    /qapi/v1/appointments/{appointment_id}
  GET    /qapi/v1/appointments/{appointment_id}
  GET    /qapi/v1/waiting-rooms
  GET    /qapi/v1/appointments/{appointment_id}/visit-note
  PUT    /qapi/v1/appointments/{appointment_id}/visit-note
  GET    /qapi/v1/appointment-slots
  POST   /qapi/v1/appointments/{appointmentId}/attachments
  GET    /qapi/v1/appointments/{appointmentId}/attachments
  DELETE /qapi/v1/appointments/{appointmentId}/attachments/{attachmentId}
  POST   /qapi/v1/patients/{patient_id}/documents
  POST   /qapi/v1/patients/{patient_id}/episodes
  GET    /qapi/v1/patients/{patient_id}/episodes
  GET    /qapi/v1/episodes/{episode_id}
  PUT    /qapi/v1/episodes/{episode_id}
  GET    /qapi/v1/episodes/{episode_id}/appointments
  PUT    /qapi/v1/appointments/{appointment_id}/episode/assign
  GET    /qapi/v1/reports/csv-data-dump
  POST   /qapi/v1/encounter-report/create
  GET    /qapi/v1/encounter-report/status/{reportId}
  GET    /qapi/v1/encounter-report/download/{reportId}
  POST   /qapi/v1/perfect-answer
  GET    /integrations/linking
  POST   /qapi/v1/webhooks
  PUT    /qapi/v1/webhooks/{webhookId}
  GET    /qapi/v1/webhooks
  DELETE /qapi/v1/webhooks/{webhookId}
  GET    /qapi/v1/webhooks/{webhookId}
  POST   /qapi/v1/request-assistance
  GET    /qapi/v1/request-assistance
  DELETE /qapi/v1/request-assistance`
  .trim()
  .split('\n')
  .map((line) => line.trim().replace(/ +/, ' '))

const CREATING = [1, 6, 7, 8, 19, 22, 23, 30, 33, 35, 40]
const ANSWERED_WITH_NOTHING = [21, 38, 42]

/** The status of the Solo emulator's success, which the reference does not give. `number` is 1 to 42. */
export const successOf = (number: number): number => {
  if (number === 34) return 302
  return CREATING.includes(number) ? 201 : ANSWERED_WITH_NOTHING.includes(number) ? 204 : 200
}
