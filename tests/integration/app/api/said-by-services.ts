import type { BedsideView } from '@/lib/bedside/view'
import type { CoverageOverview } from '@/lib/board/coverage'
import type { SavedPath } from '@/lib/board/escalation'
import type { OwnFactors } from '@/lib/board/factors'
import type { RequestView } from '@/lib/board/types'
import type { TrailPage } from '@/lib/compliance/trail'
import type { Preview } from '@/lib/layout/types'
import type { LockStanding } from '@/lib/lock/standing'
import type { ReportView } from '@/lib/reports/types'
import type { TeamsStanding } from '@/lib/teams/standing'
import type { Health } from '@/server/health'

/** What the services of installTestRuntime answer. */

export const REQUEST_ID = '6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b'

export const noFactors: OwnFactors = {
  here: true,
  passkeys: [],
  passkeysWork: true,
  app: null,
  recoveryCodes: 0,
  required: false,
  fresh: false,
}

export const request: RequestView = {
  id: REQUEST_ID,
  status: 'waiting',
  priority: 'urgent',
  reason: 'fall-risk',
  origin: 'lantern',
  askedAt: 0,
  askedBy: 'Bea Larsson, RN',
  claimedBy: null,
  claimedAt: null,
  joinedAt: null,
  via: null,
  soloStatus: null,
  progress: null,
  returns: 0,
  returnedAt: null,
  returnedFrom: null,
  bedId: 'bed-1',
  buildingId: 'building-1',
  place: { building: 'hospital', floor: 'floor 2', room: '431', bed: 'bed 2' },
  ended: null,
}

export const bedside: BedsideView = {
  serial: '123457',
  place: request.place,
  phone: '5000',
  request: null,
  knock: null,
  serverTime: 0,
  version: 'of the tests',
}

export const savedView = { id: 'view-1', name: 'Nights', query: 'status=waiting' }

export const appointment = {
  id: REQUEST_ID,
  status: 'scheduled',
  startsAt: 0,
  durationSeconds: 900,
  waitingRoom: 'GreatRoom',
  reason: 'Admission',
  patient: { name: null, mrn: null },
  place: { bedId: 'bed-1', building: 'hospital', floor: 'floor 2', room: '431', label: 'bed 2' },
  bookedBy: 'Vera Novak, RN',
  bookedAt: 0,
  checkedAt: 0,
  movingTo: null,
  trouble: null,
}

export const report: ReportView = {
  id: REQUEST_ID,
  state: 'pending',
  from: 0,
  to: 0,
  presetId: 'a-preset',
  orderedAt: 0,
  orderedBy: 'Carl Ek, RN',
  checkedAt: null,
}
/** Is JSON as well, for tests that read every answer as JSON. */
export const file = {
  name: 'a-file',
  type: 'application/octet-stream',
  bytes: new TextEncoder().encode('{}'),
}

export const healthy: Health = {
  status: 'ok',
  database: { state: 'up', kind: 'pglite', notices: 'heard' },
  upstream: { state: 'up', since: 0 },
  workers: {
    outbox: { state: 'running', lastRoundAt: 0 },
    poller: { state: 'running', lastRoundAt: 0 },
    eventLogReader: { state: 'running', lastRoundAt: 0 },
    claimTimeout: { state: 'running', lastRoundAt: 0 },
    offlineDevices: { state: 'running', lastRoundAt: 0 },
    idleLock: { state: 'running', lastRoundAt: 0 },
    audit: { state: 'running', lastRoundAt: 0 },
    confirmations: { state: 'running', lastRoundAt: 0 },
    webhookInbox: { state: 'running', lastRoundAt: 0 },
  },
  webhooks: {
    state: 'off',
    received: 0,
    processed: 0,
    refused: { tampered: 0, foreign: 0, replayed: 0 },
  },
  lostUpgrades: { count: 0, lastAt: null, from: null },
}

export const nobody = { id: '7', name: null, mrn: null, birthDate: null }
export const added = {
  id: 'document-1',
  name: 'Handover',
  responses: [],
  addedBy: 'Bea Larsson, RN',
  addedAt: 0,
}
export const attached = {
  id: 'attachment-1',
  title: 'scan.pdf',
  type: 'application/pdf',
  sizeBytes: 8,
  uploadedAt: 0,
  removed: false,
}

export const savedPath: SavedPath = {
  unit: '',
  priority: 'urgent',
  steps: [{ afterSeconds: 0, reach: 'everybody' }],
  version: 1,
  changedBy: 'Carmen Ortiz, RN',
  changedAt: 0,
}
export const noCoverage: CoverageOverview = { mine: null, lastTime: [], buildings: [] }
export const noTrail: TrailPage = { rows: [], next: null }
export const noPreview: Preview = {
  version: 'v',
  kind: 'csv',
  difference: { added: [], changed: [], phones: [], missing: [], same: 0 },
  faults: [],
}

export const teamsReady: TeamsStanding = {
  state: 'ready',
  connectable: true,
  connected: { name: 'vera@ward.test' },
}

export const unlocked: LockStanding = { locked: false, lockInMs: null, pin: false }

/** What a browser is asked to prove a passkey, and to make one. */
export const question = { challenge: 'x', rpId: 'localhost' }
export const addQuestion = {
  rp: { name: 'Lantern' },
  user: { id: 'x', name: 'vera', displayName: 'Vera' },
  challenge: 'x',
  pubKeyCredParams: [],
}
