import { REQUEST_ID as ID } from './said-by-services'

const BOOKERS = ['virtual', 'charge'] as const
const START = 1_795_440_600_000
const SLOT = { startsAt: START, durationSeconds: 900 }
const RANGE = { from: START, to: START + 86_400_000 }
const inRange = `?from=${RANGE.from}&to=${RANGE.to}`
const NEW_APPOINTMENT = { bedId: ID, patient: '7', waitingRoom: 'GreatRoom', reason: 'Admission', ...SLOT }

/** The routes of appointments, as the table of all routes has them. */
export const APPOINTMENT_ROUTES = [
  ['GET', 'waiting-rooms', {}, BOOKERS, 'waitingRooms', []],
  [
    'GET',
    'slots',
    { query: `${inRange}&waitingRoom=GreatRoom&durationSeconds=900` },
    BOOKERS,
    'slots',
    [{ ...RANGE, waitingRoom: 'GreatRoom', durationSeconds: 900 }],
  ],
  ['GET', 'visits/bed/[id]', {}, BOOKERS, 'bed', [ID]],
  ['GET', 'visits', { query: inRange }, BOOKERS, 'list', [RANGE]],
  ['POST', 'visits', { body: NEW_APPOINTMENT }, BOOKERS, 'book', [NEW_APPOINTMENT]],
  ['GET', 'visits/[id]', {}, BOOKERS, 'get', [ID]],
  ['PUT', 'visits/[id]', { body: SLOT }, BOOKERS, 'move', [ID, SLOT]],
  ['DELETE', 'visits/[id]', {}, BOOKERS, 'cancel', [ID]],
] as const

const slotsOf = (more: string) => `${inRange}&waitingRoom=GreatRoom${more}`

/** Requests that do not fit, and the field that is named. */
export const WRONG_APPOINTMENT_REQUESTS = [
  ['GET', 'slots', { query: `${inRange}&durationSeconds=900` }, 'waitingRoom'],
  ['GET', 'slots', { query: slotsOf('&durationSeconds=299') }, 'durationSeconds'],
  ['GET', 'slots', { query: slotsOf('&durationSeconds=28801') }, 'durationSeconds'],
  ['GET', 'slots', { query: slotsOf('') }, 'durationSeconds'],
  ['GET', 'visits', { query: `?from=${RANGE.to}&to=${RANGE.from}` }, 'to'],
  ['GET', 'visits', { query: `?from=0&to=${14 * 86_400_000 + 1}` }, 'to'],
  ['GET', 'visits', { query: '?from=today&to=1' }, 'from'],
  ['POST', 'visits', { body: { ...NEW_APPOINTMENT, bedId: '431' } }, 'bedId'],
  ['POST', 'visits', { body: { ...NEW_APPOINTMENT, patient: undefined } }, 'patient'],
  ['POST', 'visits', { body: { ...NEW_APPOINTMENT, startsAt: START + 1 } }, 'startsAt'],
  ['POST', 'visits', { body: { ...NEW_APPOINTMENT, startsAt: '10:00' } }, 'startsAt'],
  ['POST', 'visits', { body: { ...NEW_APPOINTMENT, durationSeconds: 900.5 } }, 'durationSeconds'],
  ['POST', 'visits', { body: { ...NEW_APPOINTMENT, reason: ' ' } }, 'reason'],
  ['POST', 'visits', { body: { ...NEW_APPOINTMENT, reason: 'x'.repeat(201) } }, 'reason'],
  ['POST', 'visits', { body: { ...NEW_APPOINTMENT, mrn: '1234' } }, 'mrn'],
  ['PUT', 'visits/[id]', { body: { startsAt: START } }, 'durationSeconds'],
  ['DELETE', 'visits/[id]', { id: '1' }, 'id'],
  ['GET', 'visits/bed/[id]', { id: '431' }, 'id'],
] as const
