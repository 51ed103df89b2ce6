import type { Bed, BedRequest, BoardSnapshot, Priority } from '@/lib/board/types'
import {
  ago,
  asked,
  bed,
  COLLEAGUE,
  duty,
  HOUSE,
  OTHER_HOUSE,
  PEOPLE,
  PINNED_AT,
  patient,
  READY,
  UNITS,
} from './example-data'

const BEDS_A_FLOOR = 12

/** Creates a building of `count` beds, twelve on a floor and two in a room, without requests. */
export const houseOf = (beds: number): readonly Bed[] =>
  Array.from({ length: beds }, (_, index) => {
    const floor = 2 + Math.floor(index / BEDS_A_FLOOR)
    const room = floor * 100 + Math.floor((index % BEDS_A_FLOOR) / 2) + 1
    const empty = index % 11 === 7
    return bed({
      id: `gallery-${index}`,
      floor: `floor ${floor}`,
      department: UNITS[(floor - 2) % UNITS.length] ?? null,
      room: String(room),
      label: `bed ${(index % 2) + 1}`,
      device: deviceAt(index),
      occupied: !empty,
      patient: empty ? null : patient(index),
    })
  })

const ROOMS = ['Observation Suite 03', 'Bay 14', '4W-12', 'PICU-07', '1042', 'Post-Anaesthesia Recovery']

/** A building whose rooms have long names, of ten beds each. */
export const NAMED_HOUSE: readonly Bed[] = houseOf(ROOMS.length * 10).map((one, index) => {
  const number = Math.floor(index / 10)
  return {
    ...one,
    floor: `floor ${2 + Math.floor(number / 3)}`,
    room: ROOMS[number] ?? '',
    label: `bed ${(index % 10) + 1}`,
  }
})

function deviceAt(index: number): Bed['device'] {
  if (index % 17 === 9) return { serial: `G-${index}`, readiness: 'offline', at: ago(5_400) }
  if (index % 29 === 20) return { serial: null, readiness: 'none' }
  return { ...READY, serial: `G-${index}` }
}

/** Requests by the index of their bed. */
export type Asking = Readonly<Record<number, BedRequest>>

export const withRequests = (beds: readonly Bed[], asking: Asking): readonly Bed[] =>
  beds.map((one, index) => {
    const request = asking[index]
    return request ? { ...one, occupied: true, patient: patient(index), request } : one
  })

const claimedBy = (who: BedRequest['claimedBy'], seconds: number): Partial<BedRequest> => ({
  claimedBy: who,
  claimedAt: ago(seconds),
})

/** A bed waits on every fourth floor of a tall house. */
export const SPREAD: Asking = Object.fromEntries(
  Array.from({ length: 25 }, (_, index) => [index * 40 + 3, asked('waiting', 'routine', 60 + index)]),
)

/** An ordinary hour: one request waits, one is claimed, one is in a call. */
export const ORDINARY: Asking = {
  5: asked('waiting', 'emergency', 20, { reason: 'pain-or-distress' }),
  14: asked('waiting', 'urgent', 132, { reason: 'fall-risk' }),
  22: asked('waiting', 'routine', 64, { reason: 'interpreter' }),
  30: asked('claimed', 'urgent', 71, claimedBy(COLLEAGUE, 28)),
  41: asked('in-call', 'routine', 420, {
    ...claimedBy(COLLEAGUE, 390),
    joinedAt: ago(371),
    via: 'solo',
    progress: 'on call',
  }),
}

/** The user's own: a claim to join and a call under way. */
export const OWN: Asking = {
  7: asked('claimed', 'emergency', 49, { ...claimedBy(PEOPLE.virtual, 15), reason: 'pain-or-distress' }),
  18: asked('in-call', 'routine', 610, {
    ...claimedBy(PEOPLE.virtual, 580),
    joinedAt: ago(551),
    via: 'solo',
    progress: 'on call',
  }),
}

/** The user's own call is over, and they have not said how it ended. */
export const CALL_OVER: Asking = {
  18: asked('claimed', 'routine', 610, {
    ...claimedBy(PEOPLE.virtual, 25),
    joinedAt: ago(551),
    via: 'solo',
    progress: 'ended',
    callOverAt: ago(25),
  }),
}

/** One that is not sent, and one that is being sent. */
export const UNSENT: Asking = {
  3: asked('not-sent', 'urgent', 44),
  11: asked('sending', 'routine', 2, { reason: 'discharge' }),
}

/** Returns requests of every kind, at most 40: on every third bed of 60, then next to those. */
const many = (count: number): Asking =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      index < 20 ? index * 3 + 1 : (index - 20) * 3,
      oneOfMany(index),
    ]),
  )

function oneOfMany(index: number): BedRequest {
  const priority = index % 7 === 2 ? 'emergency' : index % 3 === 0 ? 'urgent' : 'routine'
  const waited = 8 + index * 37
  if (index % 6 === 5) return asked('claimed', priority, waited, claimedBy(COLLEAGUE, 20))
  if (index % 9 === 4) {
    const call = { ...claimedBy(COLLEAGUE, 20), joinedAt: ago(12), progress: 'on call' }
    return asked('in-call', priority, waited, call)
  }
  return asked('waiting', priority, waited, { reason: index % 2 === 0 ? 'second-check' : 'fall-risk' })
}

export const MANY = many(20)
/** A ward on its worst morning. */
export const FORTY = many(40)

const REASONS = ['second-check', 'patient-question', 'pain-or-distress', 'fall-risk', 'interpreter']

/** So many waiting requests, of every priority and reason; one is not sent, and one came back. */
export const waitingAt = (count: number): Asking =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const priority = index % 5 === 1 ? 'emergency' : index % 2 === 0 ? 'urgent' : 'routine'
      const status = index % 9 === 4 ? 'not-sent' : 'waiting'
      const back = { returns: 1, returnedAt: ago(20), returnedFrom: COLLEAGUE.name }
      const more = { reason: REASONS[index % REASONS.length] ?? null, ...(index % 9 === 7 ? back : {}) }
      return [(index * 7 + 1) % 60, asked(status, priority, 8 + index * 131, more)]
    }),
  )

export interface SnapshotParts {
  readonly beds: readonly Bed[]
  readonly masked?: boolean
  readonly uncovered?: readonly string[]
  readonly soloDown?: boolean
  /** Emergencies in the other building. */
  readonly elsewhere?: number
}

/** Returns the snapshot that a server would send of this building at the pinned moment. */
export const snapshotOf = ({
  beds,
  masked = false,
  uncovered,
  soloDown,
  elsewhere = 0,
}: SnapshotParts): BoardSnapshot => ({
  building: HOUSE,
  seq: 1,
  serverTime: PINNED_AT,
  masked,
  beds: masked ? beds.map((one) => ({ ...one, patient: null })) : beds,
  checkedAt: Object.fromEntries(beds.map(({ id }) => [id, ago(4)])),
  buildings: [
    { ...HOUSE, waiting: count(beds, isWaiting), emergencies: count(beds, isEmergency) },
    { ...OTHER_HOUSE, waiting: 1 + elsewhere, emergencies: elsewhere },
  ].map(({ id, name, waiting, emergencies }) => ({ id, name, waiting, emergencies })),
  upstream: soloDown ? { state: 'down', since: ago(140) } : { state: 'up', since: ago(90_000) },
  duty: duty(uncovered),
})

const count = (beds: readonly Bed[], is: (request: BedRequest) => boolean): number =>
  beds.filter(({ request }) => request && is(request)).length

const isWaiting = ({ claimedBy: whose }: BedRequest): boolean => whose === null
const isEmergency = (request: BedRequest): boolean => isWaiting(request) && request.priority === 'emergency'

/** A bed of the other building, where a patient waits. */
export const atTheOther = (priority: Priority): Bed =>
  bed({
    id: 'gallery-annexe-1',
    buildingId: OTHER_HOUSE.id,
    floor: 'floor 1',
    room: '112',
    patient: patient(70),
    request: asked('waiting', priority, 88, { id: 'gallery-annexe-request', reason: 'patient-question' }),
  })
