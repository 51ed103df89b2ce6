/** The events of "Webhooks" in the vendor's reference, in its order. */

const OF_PATIENTS = ['patient:created', 'patient:updated', 'patient:deactivated']

export const APPOINTMENT_EVENTS = [
  'appointment:scheduled',
  'appointment:rescheduled',
  'appointment:cancelled',
  'appointment:completed',
  'appointment:incompleted',
  'appointment:no-show',
  'appointment:lwbs',
]

export const DOCUMENTED_EVENTS = [...OF_PATIENTS, ...APPOINTMENT_EVENTS, 'episode:created', 'episode:updated']
