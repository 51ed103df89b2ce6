import type { Messages } from 'use-intl'
import type { DeviceReport } from '@/lib/board/device-report'
import { DEFAULT_PATHS } from '@/lib/board/escalation'
import {
  type Bed,
  type BedDevice,
  type BedRequest,
  type CallOutcome,
  PRIORITIES,
  type Priority,
} from '@/lib/board/types'
import { ago, asked, bed, COLLEAGUE, patient, READY } from './example-data'

type Words = Messages['gallery']
export type StateName = keyof Words['states']
export type GroupName = keyof Words['groups']

/** One state of a bed: its caption, and the bed. */
export interface BedState {
  readonly name: StateName
  /** How long it has waited (ms), where the caption says so. */
  readonly waited?: number
  /** What the bed is called, where the caption says so. */
  readonly called?: string
  readonly bed: Bed
  /** When Solo was last asked about the bed (server time, ms); null: never; absent: just now. */
  readonly checkedAt?: number | null
}

export interface StateGroup {
  readonly name: GroupName
  readonly states: readonly BedState[]
}

type Made = Omit<BedState, 'bed'> & { readonly bed: Partial<Bed> }

const AGES = { busy: 140, offline: 5_400 } as const
const away = (readiness: keyof typeof AGES): Partial<Bed> => ({
  device: { serial: 'G-101', readiness, at: ago(AGES[readiness]) },
})

const reports = (
  more: Partial<DeviceReport>,
  readiness: BedDevice['readiness'] = 'ready',
): { readonly device: BedDevice } => ({
  device: {
    ...READY,
    readiness,
    report: {
      camera: 'works',
      microphone: 'works',
      network: 'good',
      battery: null,
      privacy: false,
      ...more,
    },
  },
})

const QUIET: readonly Made[] = [
  { name: 'quiet', bed: {} },
  { name: 'empty', bed: { occupied: false, patient: null } },
  { name: 'nobodyTold', bed: { occupied: null, patient: null } },
  { name: 'deviceBusy', bed: away('busy') },
  { name: 'deviceOffline', bed: away('offline') },
  { name: 'deviceUnknown', bed: { device: { serial: 'G-102', readiness: 'unknown' } } },
  { name: 'noDevice', bed: { device: { serial: null, readiness: 'none' } } },
  { name: 'cameraBlocked', bed: reports({ camera: 'blocked' }, 'offline') },
  { name: 'batteryLow', bed: reports({ battery: { percent: 11, charging: false } }) },
  { name: 'wantsPrivacy', bed: reports({ privacy: true }) },
  { name: 'deviceSilent', bed: { device: { ...reports({}, 'offline').device, silent: true } } },
  { name: 'notLookedAt', bed: {}, checkedAt: ago(1_500) },
  { name: 'neverLookedAt', bed: {}, checkedAt: null },
]

const calling = (name: StateName, request: BedRequest, more: Partial<Bed> = {}): Made => ({
  name,
  bed: { request, ...more },
})

const SENDING: readonly Made[] = [
  ...PRIORITIES.map((priority) => calling('sending', asked('sending', priority, 2))),
  ...PRIORITIES.map((priority) => calling('notSent', asked('not-sent', priority, 75))),
]

/** At the request and at each later step of the path, where the card gets heavier. */
const WAITING: readonly Made[] = PRIORITIES.flatMap((priority) => [
  ...DEFAULT_PATHS[priority].map(({ afterSeconds }) => waits(priority, afterSeconds + 5)),
  waits(priority, 4_211),
])

function waits(priority: Priority, seconds: number): Made {
  return {
    ...calling('waiting', asked('waiting', priority, seconds, { reason: 'fall-risk' })),
    waited: seconds * 1_000,
  }
}

const said = (kind: CallOutcome['kind'], note?: string): Partial<BedRequest> => ({
  ...back(0),
  outcome: {
    kind,
    byId: COLLEAGUE.userId,
    by: COLLEAGUE.name,
    at: ago(20),
    ...(note === undefined ? {} : { note }),
  },
})

const back = (returns: number): Partial<BedRequest> => ({
  returns,
  returnedAt: ago(20),
  returnedFrom: COLLEAGUE.name,
})

const QUEUED: readonly Made[] = [
  calling('elsewhere', asked('waiting', 'urgent', 40, { origin: 'elsewhere', reason: null, askedBy: null })),
  calling('soloWord', asked('waiting', 'routine', 40, { soloStatus: 'parked' })),
  calling('returned', asked('waiting', 'urgent', 50, back(1))),
  calling('returnedAgain', asked('waiting', 'routine', 700, back(3))),
  calling('needsBedside', asked('waiting', 'urgent', 560, said('needs-bedside', 'Wants to sit up.'))),
  calling('outcomeUnsaid', asked('waiting', 'routine', 640, said('unsaid'))),
  calling('raisedInCall', asked('waiting', 'emergency', 45, { ...back(0), inCallBy: COLLEAGUE })),
  calling('arrivedLate', asked('waiting', 'urgent', 150, { arrivedAt: ago(60) })),
  calling('dropped', asked('not-sent', 'emergency', 150, { droppedAt: ago(3) })),
]

const claim = { claimedBy: COLLEAGUE, claimedAt: ago(35) }
const call = { ...claim, joinedAt: ago(190), via: 'solo' } as const

const CLAIMED: readonly Made[] = [
  ...PRIORITIES.map((priority) => calling('claimed', asked('claimed', priority, 60, claim))),
  calling(
    'claimedInSolo',
    asked('claimed', 'urgent', 60, { ...claim, claimedBy: { userId: null, name: 'Dr. Ortega' } }),
  ),
  calling('callGone', asked('claimed', 'urgent', 300, { ...claim, progress: 'cancelled' })),
  calling('callNotShown', asked('claimed', 'routine', 300, { ...claim, progress: 'not showed up' })),
  calling(
    'callOver',
    asked('claimed', 'routine', 300, { ...call, claimedAt: ago(18), callOverAt: ago(18), progress: 'ended' }),
  ),
  calling('bedWaits', asked('claimed', 'urgent', 300, { ...call, bedWaitsSince: ago(25) })),
]

const PROGRESS = [
  'arrived',
  'in progress.intake.progress',
  'in progress.exam.progress',
  'discharge.progress',
  'finalizing',
  'on hold',
  'a word of tomorrow',
]

const IN_CALL: readonly Made[] = [
  ...PRIORITIES.map((priority) =>
    calling('inCall', asked('in-call', priority, 240, { ...call, progress: 'on call', letInAt: ago(180) })),
  ),
  calling('inCall', asked('in-call', 'urgent', 20, { ...call, joinedAt: ago(9), knockingSince: ago(9) })),
  ...PROGRESS.map((progress) => calling('inCallAt', asked('in-call', 'routine', 240, { ...call, progress }))),
  calling('askedToWait', asked('in-call', 'urgent', 240, { ...call, declinedAt: ago(12) })),
  calling(
    'calledElsewhere',
    asked('in-call', 'routine', 240, { origin: 'elsewhere', reason: null, joinedAt: ago(190) }),
  ),
]

const DOUBTFUL: readonly Made[] = [
  { name: 'otherPatient', bed: { soloSays: { patient: patient(3), at: ago(600) } } },
  { name: 'nobodyInSolo', bed: { soloSays: { patient: null, at: ago(600) } } },
  { name: 'otherDevice', bed: { device: { ...READY, reported: 'G-999' } } },
  { name: 'placeUnknown', bed: { device: { ...READY, placeUnknown: true } } },
  calling('movedHere', asked('waiting', 'urgent', 95), { soloSays: { patient: null, at: ago(30) } }),
]

/** Long names of rooms and beds, and names that would read alike without their ends. */
const LONG_NAMES = [
  ['4W-12', 'A'],
  ['4W-12', 'B'],
  ['PICU-07', 'bed 1'],
  ['Bay 14', 'bed 1'],
  ['Bay 14', 'bed 10'],
  ['1042', 'bed 1'],
  ['Observation Suite 03', 'bed 1'],
  ['Observation Suite 03', 'bed 10'],
  ['Post-Anaesthesia Recovery', 'Window'],
] as const

const NAMES: readonly Made[] = LONG_NAMES.map(([room, label], index) => {
  const name = [room, label].join(' ')
  const waits = asked('waiting', index % 2 === 0 ? 'urgent' : 'routine', 130 + index * 500)
  return { name: 'named', called: name, bed: { room, label, request: index % 3 === 0 ? null : waits } }
})

const masked = (made: Made): Made => ({ ...made, bed: { ...made.bed, patient: null } })

const MASKED: readonly Made[] = [
  { name: 'quiet', bed: {} },
  { name: 'empty', bed: { occupied: false } },
  { name: 'deviceOffline', bed: away('offline') },
  calling('notSent', asked('not-sent', 'urgent', 75)),
  ...PRIORITIES.map((priority) => waits(priority, 200)),
  calling('claimed', asked('claimed', 'urgent', 60, claim)),
  calling('inCall', asked('in-call', 'emergency', 240, call)),
]

const group = (name: GroupName, made: readonly Made[]): StateGroup => ({
  name,
  states: made.map((one, index) => {
    // Each card has its own room and patient: no two cards have the same name, and no patient is in two beds.
    const room = firstRoom(name) + index
    const who = { patient: patient(room), id: `${name}-${index}`, room: String(room) }
    return { ...one, bed: bed({ ...who, ...one.bed }) }
  }),
})

const ORDER: readonly GroupName[] = [
  'quiet',
  'sending',
  'waiting',
  'queued',
  'claimed',
  'inCall',
  'doubtful',
  'names',
]
const firstRoom = (name: GroupName): number => 201 + 100 * Math.max(0, ORDER.indexOf(name))

/** Every state of a bed, for roles that may read patients. */
export const BED_STATES: readonly StateGroup[] = [
  group('quiet', QUIET),
  group('sending', SENDING),
  group('waiting', WAITING),
  group('queued', QUEUED),
  group('claimed', CLAIMED),
  group('inCall', IN_CALL),
  group('doubtful', DOUBTFUL),
  group('names', NAMES),
]

/** The same on a masked display. */
export const MASKED_STATES: readonly StateGroup[] = [
  group('masked', MASKED.map(masked)),
  group('names', NAMES.map(masked)),
]
