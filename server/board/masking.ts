import { callStep } from '@/lib/board/call-progress'
import type { DeviceReport } from '@/lib/board/device-report'
import { isEndReason, isReason } from '@/lib/board/reasons'
import type {
  Bed,
  BedDevice,
  BedRequest,
  BoardEvent,
  CallOutcome,
  Claimant,
  EndedRequest,
  RequestView,
} from '@/lib/board/types'
import { unitOf } from '@/lib/board/unit'

/**
 * What a reader without `patient:read` gets: walls that show no names, and administrators. Each object is built field by
 * field from the rules below, so a field that is not named there does not arrive. A field that a type has and its rules do not
 * name does not compile.
 */

/** The reader gets the value unchanged. Not allowed for an object, whose own fields need rules. */
const SHOWN = 'shown'
/** The field is absent from what the reader gets. Only allowed for an optional field. */
const LEFT_OUT = 'left out'

type Plain = string | number | boolean | null | undefined

/** What the reader gets of one field: one of the two above, or what a function makes of the value and its object. */
type MaskingRule<Value, Whole> =
  | ([Value] extends [Plain] ? typeof SHOWN : never)
  | (undefined extends Value ? typeof LEFT_OUT : never)
  | ((value: Exclude<Value, undefined>, whole: Whole) => Value)

/** One rule for every field of `Whole`, optional fields included. */
export type MaskingRules<Whole> = {
  readonly [Field in keyof Required<Whole>]: MaskingRule<Whole[Field], Whole>
}

function applyRules<Whole extends object>(rules: MaskingRules<Whole>, whole: Whole): Whole {
  const shown: Partial<Whole> = {}
  // `Object.keys` is typed as string[]; the keys of the rules are those of `Whole`.
  for (const field of Object.keys(rules) as (keyof Whole)[]) {
    const rule = rules[field]
    const value = whole[field]
    if (value === undefined || rule === LEFT_OUT) continue
    // It is not undefined: TypeScript does not narrow the value of a field whose name it does not know.
    const present = value as Exclude<Whole[keyof Whole], undefined>
    const masked = typeof rule === 'function' ? rule(present, whole) : value
    if (masked !== undefined) shown[field] = masked
  }
  // The rules name every field, and only a field that may be absent can be left out.
  return shown as Whole
}

/** Hides a value that may be null. */
const asNull = (): null => null

export const REPORT_RULES: MaskingRules<DeviceReport> = {
  camera: SHOWN,
  microphone: SHOWN,
  network: SHOWN,
  battery: (battery) => battery && applyRules(BATTERY_RULES, battery),
  privacy: SHOWN,
}

const BATTERY_RULES: MaskingRules<NonNullable<DeviceReport['battery']>> = { percent: SHOWN, charging: SHOWN }

export const DEVICE_RULES: MaskingRules<BedDevice> = {
  // The hospital's own, from its layout.
  serial: SHOWN,
  readiness: SHOWN,
  at: SHOWN,
  report: (report) => applyRules(REPORT_RULES, report),
  silent: SHOWN,
  // The vendor's text. Empty: the reader learns that it names another device, and not which.
  reported: () => '',
  placeUnknown: SHOWN,
}

export const CLAIMANT_RULES: MaskingRules<Claimant> = {
  userId: SHOWN,
  // Staff, also where the claim was made in Solo: a wall that does not say who has a request is no help to the ward.
  name: SHOWN,
}

const OUTCOME_RULES: MaskingRules<CallOutcome> = {
  kind: SHOWN,
  byId: SHOWN,
  by: SHOWN,
  at: SHOWN,
  note: LEFT_OUT,
}

/** The rules that an open request of a bed and a request's own dialog share. */
const REQUEST_RULES: MaskingRules<Omit<BedRequest, 'status'>> = {
  id: SHOWN,
  priority: SHOWN,
  reason: (reason) => (reason === null || isReason(reason) ? reason : 'other'),
  origin: SHOWN,
  askedAt: SHOWN,
  arrivedAt: SHOWN,
  droppedAt: SHOWN,
  askedBy: SHOWN,
  claimedBy: (claimedBy) => claimedBy && applyRules(CLAIMANT_RULES, claimedBy),
  claimedAt: SHOWN,
  joinedAt: SHOWN,
  via: SHOWN,
  soloStatus: knownWord,
  progress: knownWord,
  returns: SHOWN,
  returnedAt: SHOWN,
  returnedFrom: SHOWN,
  knockingSince: SHOWN,
  letInAt: SHOWN,
  declinedAt: SHOWN,
  bedWaitsSince: SHOWN,
  callOverAt: SHOWN,
  outcome: (outcome) => applyRules(OUTCOME_RULES, outcome),
  inCallBy: (nurse) => applyRules(CLAIMANT_RULES, nurse),
}

export const BED_REQUEST_RULES: MaskingRules<BedRequest> = { ...REQUEST_RULES, status: SHOWN }

export const ENDED_RULES: MaskingRules<EndedRequest> = {
  id: SHOWN,
  status: SHOWN,
  by: SHOWN,
  reason: (reason) => (reason !== null && isEndReason(reason) ? reason : null),
  at: SHOWN,
  undoBy: SHOWN,
}

export const BED_RULES: MaskingRules<Bed> = {
  id: SHOWN,
  buildingId: SHOWN,
  floor: SHOWN,
  department: SHOWN,
  room: SHOWN,
  label: SHOWN,
  device: (device) => applyRules(DEVICE_RULES, device),
  occupied: SHOWN,
  patient: asNull,
  request: (request) => request && applyRules(BED_REQUEST_RULES, request),
  phone: SHOWN,
  soloSays: (said) => applyRules(SOLO_SAYS_RULES, said),
  retired: SHOWN,
}

export const SOLO_SAYS_RULES: MaskingRules<NonNullable<Bed['soloSays']>> = { patient: asNull, at: SHOWN }

export const EVENT_RULES: MaskingRules<BoardEvent> = {
  buildingId: SHOWN,
  seq: SHOWN,
  at: SHOWN,
  previousAt: SHOWN,
  kind: SHOWN,
  bed: maskBed,
  ended: maskEnded,
}

export const REQUEST_VIEW_RULES: MaskingRules<RequestView> = {
  ...REQUEST_RULES,
  status: SHOWN,
  bedId: SHOWN,
  buildingId: SHOWN,
  place: (place) => applyRules(PLACE_RULES, place),
  ended: maskEnded,
}

export const PLACE_RULES: MaskingRules<RequestView['place']> = {
  building: SHOWN,
  floor: SHOWN,
  room: SHOWN,
  bed: SHOWN,
}

/** The vendor's word for a state where the reference documents it, else null. Any other word may hold anything. */
function knownWord(word: string | null): string | null {
  return word !== null && callStep(word) !== null ? word : null
}

function maskEnded(ended: EndedRequest | null): EndedRequest | null {
  return ended && applyRules(ENDED_RULES, ended)
}

/** Returns a bed as a reader without `patient:read` gets it. */
export function maskBed(bed: Bed): Bed {
  return applyRules(BED_RULES, bed)
}

/** Returns an event as a reader without `patient:read` gets it. */
export const maskEvent = (event: BoardEvent): BoardEvent => applyRules(EVENT_RULES, event)

/** Returns a request, open or ended, as a reader without `patient:read` gets it. */
export const maskRequest = (request: RequestView): RequestView => applyRules(REQUEST_VIEW_RULES, request)

/**
 * Returns an event as a wall of one unit gets it. For a bed of another unit the wall gets the event's number, so that its log
 * has no gap, and that the bed is not on this wall, so that a bed that has left the unit leaves the wall.
 */
export function eventForUnit(event: BoardEvent, unit: string): BoardEvent {
  if (unitOf(event.bed) === unit) return event
  const { buildingId, seq, at, previousAt, bed } = event
  const place = { buildingId, seq, at, ...(previousAt !== undefined && { previousAt }) }
  return { ...place, kind: 'bed-updated', bed: retiredBed(bed), ended: null }
}

const retiredBed = ({ id, buildingId }: Bed): Bed => ({
  id,
  buildingId,
  floor: '',
  department: null,
  room: '',
  label: '',
  device: { serial: null, readiness: 'none' },
  occupied: null,
  patient: null,
  request: null,
  retired: true,
})
