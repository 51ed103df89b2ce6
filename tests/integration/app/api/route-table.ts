import type { Role } from '@/lib/board/roles'
import { NO_FIGURES } from '@/lib/calls/figures'
import { ACCOUNT_ROUTES } from './account-routes'
import { APPOINTMENT_ROUTES } from './appointment-routes'
import { BEDSIDE_ROUTES } from './bedside-routes'
import { CHART_ROUTES } from './chart-routes'
import { COMPLIANCE_ROUTES } from './compliance-routes'
import { FACTOR_ROUTES } from './factor-routes'
import type { Asked } from './route-calls'
import { REQUEST_ID } from './said-by-services'

export const ONE = 'assistance-requests/[id]'
export const ORDER = {
  from: '2024-08-15T00:00:00+02:00',
  to: '2024-08-15T23:59:59+02:00',
  presetId: 'a-preset',
  password: 'twelve or more',
}
export const QUALITY = { load: REQUEST_ID, seq: 1, figures: NO_FIGURES }
const FIREFOX = { 'user-agent': 'Mozilla/5.0 (X11; rv:153.0) Gecko/20100101 Firefox/153.0' }
const DAYS = { from: '2024-08-01', to: '2024-08-31' }
/** Every role of accounts that has a board of its own; displays have none. */
const ACCOUNTS = ['bedside', 'virtual', 'charge', 'admin'] as const
/** Every role in which people sign in. */
const PEOPLE = [...ACCOUNTS, 'compliance'] as const
/** Every role but the device of a bed, which sees only that bed. */
const BOARD = [...ACCOUNTS, 'display'] as const
const VIEW = { name: 'Nights', query: 'building=hospital&status=waiting' }
const DISPLAY = { name: 'Wall 2', buildingId: null, unit: null, showsNames: false }
const NAMES = { approved: true, buildingId: null, unit: null }
const APPLY = { text: 'a', version: 'v', retire: [REQUEST_ID] }
const BED = { floor: '1', room: '2', bed: '3', department: null, deviceSerial: null }
const HOUSE_PHONE = { phone: '5000', seen: null }
const PHONE = { buildingId: REQUEST_ID, unit: 'icu', phone: '4310' }
const JOIN = { via: 'teams', mrn: '1234' }
const SAID = { kind: 'needs-bedside', note: 'Needs a hand' }
const WORD = { right: 'board', mrn: null }
const MOVE = { to: REQUEST_ID, mrn: '1234', otherMrn: null, request: REQUEST_ID, otherRequest: null }
export const NEW = { locator: { patientMrn: '1234' }, reason: 'fall-risk', priority: 'urgent' }
const PATH_SEEN = { building: REQUEST_ID, unit: 'intensive care unit', priority: 'urgent', version: 1 }
const SAVED_PATH = { ...PATH_SEEN, steps: [{ afterSeconds: 0, reach: 'everybody' }] }
const PIN = { password: 'twelve or more', pin: '483920' }
const SHIFT = { units: [{ buildingId: REQUEST_ID, unit: 'intensive care unit' }], hours: 12 }

export type Row = readonly [string, string, Asked, readonly Role[], string, readonly unknown[]]

/** Every guarded route with a valid request, the roles that may send it, and the service call that it leads to. */
export const ROUTES = [
  ['GET', 'board', { query: '?building=hospital' }, BOARD, 'snapshot', ['hospital']],
  ['GET', 'queue', {}, ['bedside', 'virtual', 'charge', 'admin'], 'readQueue', []],
  ['GET', 'displays', {}, ['admin'], 'listDisplays', []],
  [
    'POST',
    'displays',
    { body: { ...DISPLAY, code: 'BCDF-GHJK' } },
    ['admin'],
    'pairDisplay',
    ['BCDF-GHJK', DISPLAY, 'wall'],
  ],
  ['PUT', 'displays/[id]', { body: DISPLAY }, ['admin'], 'changeDisplay', [REQUEST_ID, DISPLAY]],
  ['GET', 'named-walls', {}, ['charge'], 'namedWalls', []],
  ['GET', 'privacy/not-seen', { query: '?since=1000' }, ['charge'], 'notSeen', [1000]],
  ['PUT', 'named-walls/[id]', { body: NAMES }, ['charge'], 'decideNames', [REQUEST_ID, NAMES]],
  ['DELETE', 'displays/[id]', {}, ['admin'], 'revokeDisplay', [REQUEST_ID]],
  ['GET', 'views', {}, ACCOUNTS, 'listViews', []],
  ['POST', 'views', { body: VIEW }, ACCOUNTS, 'saveView', [VIEW]],
  ['PUT', 'views/[id]', { body: { name: ' Mine ' } }, ACCOUNTS, 'renameView', [REQUEST_ID, 'Mine']],
  ['DELETE', 'views/[id]', {}, ACCOUNTS, 'removeView', [REQUEST_ID]],
  ['POST', 'beds/search', { body: { text: ' 431 ' } }, BOARD, 'search', ['431']],
  ['POST', 'beds/[id]/move', { body: MOVE }, ['bedside', 'charge'], 'move', [REQUEST_ID, MOVE]],
  ['POST', 'beds/[id]/patient', { body: WORD }, ['bedside', 'charge'], 'settlePatient', [REQUEST_ID, WORD]],
  ['POST', 'assistance-requests', { body: NEW }, ['bedside', 'virtual', 'charge'], 'create', [NEW]],
  ['GET', ONE, {}, ['bedside', 'virtual', 'charge', 'admin'], 'get', [REQUEST_ID]],
  [
    'DELETE',
    ONE,
    { body: { reason: 'patient-moved' } },
    ['bedside', 'virtual', 'charge', 'admin'],
    'cancel',
    [REQUEST_ID, 'patient-moved'],
  ],
  ['POST', `${ONE}/claim`, {}, ['virtual', 'charge'], 'claim', [REQUEST_ID]],
  ['POST', `${ONE}/release`, {}, ['virtual', 'charge', 'admin'], 'release', [REQUEST_ID]],
  ['POST', `${ONE}/complete`, {}, ['virtual', 'charge', 'admin'], 'complete', [REQUEST_ID]],
  ['POST', `${ONE}/outcome`, { body: SAID }, ['virtual', 'charge'], 'sayOutcome', [REQUEST_ID, SAID]],
  ['DELETE', `${ONE}/outcome`, {}, ['virtual', 'charge'], 'undoOutcome', [REQUEST_ID]],
  ['POST', `${ONE}/join`, { body: JOIN }, ['virtual', 'charge'], 'join', [REQUEST_ID, JOIN]],
  ['GET', 'calls/[id]', { id: 'a-call' }, ['bedside', 'virtual', 'charge'], 'ofCall', ['a-call']],
  [
    'GET',
    'appointments/[id]/provider-link',
    { id: '77' },
    ['virtual', 'charge'],
    'providerLink',
    ['77', 'solo'],
  ],
  [
    'GET',
    'appointments/[id]/msteams-provider-link',
    { id: '77' },
    ['virtual', 'charge'],
    'providerLink',
    ['77', 'teams'],
  ],
  ['GET', 'reports', {}, ['charge'], 'list', []],
  ['POST', 'reports', { body: ORDER }, ['charge'], 'order', [ORDER]],
  ['GET', 'reports/[id]/download', {}, ['charge'], 'download', [REQUEST_ID]],
  ['GET', 'reports/visits-csv', { query: '?from=2024-08-01&to=2024-08-31' }, ['charge'], 'csvDump', [DAYS]],
  ['GET', 'call-quality', { query: '?days=30' }, ['charge', 'admin'], 'rankRooms', [30]],
  [
    'POST',
    'calls/[id]/quality',
    { body: QUALITY, headers: FIREFOX },
    ['virtual', 'charge', 'device'],
    'reportQuality',
    [REQUEST_ID, QUALITY, { family: 'firefox', version: 153 }],
  ],
  ['GET', 'layout', {}, ['admin'], 'readLayout', []],
  ['GET', 'layout/contradictions', {}, ['bedside', 'charge', 'admin'], 'contradictions', []],
  ['POST', 'layout/preview', { body: { text: 'a' } }, ['admin'], 'previewLayout', ['a']],
  ['POST', 'layout/apply', { body: APPLY }, ['admin'], 'applyLayout', [APPLY]],
  [
    'POST',
    'layout/beds',
    { body: { ...BED, buildingId: REQUEST_ID } },
    ['admin'],
    'addBed',
    [REQUEST_ID, BED],
  ],
  ['PUT', 'layout/beds/[id]', { body: BED }, ['admin'], 'changeBed', [REQUEST_ID, BED]],
  ['DELETE', 'layout/beds/[id]', {}, ['admin'], 'retireBed', [REQUEST_ID]],
  ['POST', 'layout/beds/[id]/return', {}, ['admin'], 'returnBed', [REQUEST_ID]],
  ['PUT', 'layout/phones', { body: PHONE }, ['admin'], 'setUnitPhone', [PHONE]],
  [
    'PUT',
    'layout/buildings/[id]/phone',
    { body: HOUSE_PHONE },
    ['admin'],
    'setBuildingPhone',
    [REQUEST_ID, HOUSE_PHONE],
  ],
  ['GET', 'escalation', { query: '?building=hospital' }, ['charge', 'admin'], 'readEscalation', ['hospital']],
  ['PUT', 'escalation', { body: SAVED_PATH }, ['charge', 'admin'], 'savePath', [SAVED_PATH]],
  ['DELETE', 'escalation', { body: PATH_SEEN }, ['charge', 'admin'], 'inheritPath', [PATH_SEEN]],
  ['GET', 'coverage', {}, ['virtual', 'charge'], 'readCoverage', []],
  ['PUT', 'coverage', { body: SHIFT }, ['virtual', 'charge'], 'setCoverage', [SHIFT]],
  ['DELETE', 'coverage', {}, ['virtual', 'charge'], 'endCoverage', []],
  ['GET', 'teams', {}, ['virtual', 'charge'], 'readTeams', []],
  ['DELETE', 'teams', {}, ['virtual', 'charge'], 'disconnectTeams', []],
  ['GET', 'session', {}, PEOPLE, 'lockStanding', []],
  ['POST', 'session/hand', { body: { agoMs: 1_500 } }, PEOPLE, 'noteHand', [1_500]],
  ['POST', 'session/lock', {}, PEOPLE, 'lockSession', []],
  ['POST', 'session/unlock', { body: { secret: '483920' } }, PEOPLE, 'unlockSession', ['483920']],
  ['GET', 'account/pin', {}, PEOPLE, 'readPin', []],
  ['PUT', 'account/pin', { body: PIN }, PEOPLE, 'setPin', [PIN]],
  ['DELETE', 'account/pin', {}, PEOPLE, 'removePin', []],
  ...ACCOUNT_ROUTES,
  ...FACTOR_ROUTES,
  ...BEDSIDE_ROUTES,
  ...COMPLIANCE_ROUTES,
  ...CHART_ROUTES,
  ...APPOINTMENT_ROUTES,
] as const satisfies readonly Row[]

/** The services whose success is 201. */
export const CREATING = [
  'create',
  'askAtBed',
  'order',
  'book',
  'addDocument',
  'addAttachment',
  'pairDisplay',
  'addBed',
  'saveView',
  'addAccount',
  'addPasskey',
]
