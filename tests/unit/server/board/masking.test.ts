import { describe, expect, it } from 'vitest'
import type { DeviceReport } from '@/lib/board/device-report'
import type {
  Bed,
  BedDevice,
  BedRequest,
  BoardEvent,
  Claimant,
  EndedRequest,
  RequestView,
} from '@/lib/board/types'
import {
  BED_REQUEST_RULES,
  BED_RULES,
  CLAIMANT_RULES,
  DEVICE_RULES,
  ENDED_RULES,
  EVENT_RULES,
  eventForUnit,
  type MaskingRules,
  maskBed,
  maskEvent,
  maskRequest,
  PLACE_RULES,
  REPORT_RULES,
  REQUEST_VIEW_RULES,
  SOLO_SAYS_RULES,
} from '@/server/board/masking'

/** A type as it would be with one more field. */
type More<T> = T & { readonly diet: string }
type MoreOptional<T> = T & { readonly diet?: string }

/*
 * A new field does not compile until it has a rule. `tsc` reads this file: were one of these assignments accepted, its
 * `@ts-expect-error` would be the error.
 */
const UNSORTED = [
  // @ts-expect-error a bed's new field has no rule
  (): MaskingRules<More<Bed>> => BED_RULES,
  // @ts-expect-error nor has an optional one
  (): MaskingRules<MoreOptional<Bed>> => BED_RULES,
  // @ts-expect-error a request's
  (): MaskingRules<More<BedRequest>> => BED_REQUEST_RULES,
  // @ts-expect-error a request's, optional
  (): MaskingRules<MoreOptional<BedRequest>> => BED_REQUEST_RULES,
  // @ts-expect-error a device's
  (): MaskingRules<MoreOptional<BedDevice>> => DEVICE_RULES,
  // @ts-expect-error a device report's
  (): MaskingRules<MoreOptional<DeviceReport>> => REPORT_RULES,
  // @ts-expect-error a claimant's
  (): MaskingRules<MoreOptional<Claimant>> => CLAIMANT_RULES,
  // @ts-expect-error that of what Solo says of a patient
  (): MaskingRules<MoreOptional<NonNullable<Bed['soloSays']>>> => SOLO_SAYS_RULES,
  // @ts-expect-error an event's
  (): MaskingRules<MoreOptional<BoardEvent>> => EVENT_RULES,
  // @ts-expect-error an ended request's
  (): MaskingRules<MoreOptional<EndedRequest>> => ENDED_RULES,
  // @ts-expect-error a request view's
  (): MaskingRules<MoreOptional<RequestView>> => REQUEST_VIEW_RULES,
  // @ts-expect-error a place's
  (): MaskingRules<MoreOptional<RequestView['place']>> => PLACE_RULES,
  // @ts-expect-error an object is never shown whole: its own fields need rules
  (): MaskingRules<Pick<Bed, 'device'>> => ({ device: 'shown' }),
  // @ts-expect-error nor a patient
  (): MaskingRules<Pick<Bed, 'patient'>> => ({ patient: 'shown' }),
  // @ts-expect-error a required field cannot be left out
  (): MaskingRules<Pick<Bed, 'room'>> => ({ room: 'left out' }),
]

const report: DeviceReport = {
  camera: 'works',
  microphone: 'blocked',
  network: 'slow',
  battery: { percent: 12, charging: false },
  privacy: true,
}
const ended: EndedRequest = { id: 'r0', status: 'cancelled', by: 'Bea', reason: 'asked-by-mistake', at: 9 }
const request: BedRequest = {
  id: 'r1',
  status: 'waiting',
  priority: 'urgent',
  reason: 'fall-risk',
  origin: 'lantern',
  askedAt: 1,
  askedBy: 'Bea',
  claimedBy: { userId: 'u1', name: 'Vera' },
  claimedAt: 2,
  joinedAt: 3,
  via: 'solo',
  soloStatus: 'on hold',
  progress: 'in progress.exam.ready',
  returns: 1,
  returnedAt: 4,
  returnedFrom: 'Vic',
  declinedAt: 5,
}
/** A bed with every field that it can have, and nothing that is hidden. */
const bed: Bed = {
  id: 'bed-1',
  buildingId: 'b1',
  floor: 'floor 2',
  department: 'ICU',
  room: '431',
  label: 'bed 2',
  device: { serial: '1', readiness: 'ready', at: 6, report, silent: true, placeUnknown: true },
  occupied: true,
  patient: null,
  request,
  phone: '555-0142',
  soloSays: { patient: null, at: 7 },
  retired: true,
}
const event: BoardEvent = { buildingId: 'b1', seq: 3, at: 8, kind: 'request-updated', bed, ended }

const withRequest = (over: Partial<BedRequest>): Bed => ({ ...bed, request: { ...request, ...over } })

describe('masking', () => {
  it('has a rule for every field, or does not compile', () => {
    expect(UNSORTED).toHaveLength(15)
  })

  it('keeps everything that anyone may see', () => {
    expect(maskBed(bed)).toEqual(bed)
    expect(maskEvent(event)).toEqual(event)
    const view: RequestView = {
      ...request,
      bedId: 'bed-1',
      buildingId: 'b1',
      place: { building: 'hospital', floor: 'floor 2', room: '431', bed: 'bed 2' },
      ended,
    }
    expect(maskRequest(view)).toEqual(view)
  })

  it('leaves absent what is absent', () => {
    const { phone, soloSays, retired, ...rest } = bed
    const plain = { ...rest, device: { serial: null, readiness: 'none' as const }, request: null }
    expect(Object.keys(maskBed(plain)).sort()).toEqual(Object.keys(plain).sort())
    expect(maskBed(plain)).toEqual(plain)
  })

  it('drops a field that it does not know, at every depth, as an event of a newer node may have', () => {
    const diet = 'MARKER'
    const more = <T extends object>(of: T): T => Object.assign({}, of, { diet })
    const newer = more({
      ...event,
      ended: more(ended),
      bed: more({
        ...bed,
        soloSays: more({ patient: null, at: 7 }),
        device: more({
          ...bed.device,
          report: more({ ...report, battery: report.battery && more(report.battery) }),
        }),
        request: more({ ...request, claimedBy: request.claimedBy && more(request.claimedBy) }),
      }),
    })
    expect(JSON.stringify(newer)).toContain(diet)
    expect(JSON.stringify(maskEvent(newer))).not.toContain(diet)
    expect(maskEvent(newer)).toEqual(event)
  })

  it('hides who lies in the bed, by the board and by Solo', () => {
    const patient = { name: 'MARKER', mrn: 'MARKER', birthDate: 'MARKER' }
    expect(maskBed({ ...bed, patient, soloSays: { patient, at: 7 } })).toEqual(bed)
  })

  it.each(['MARKER', 'Yura Lukashik is on hold', 'toString', 'On Hold', ''])(
    'hides the vendor’s free text "%s"',
    (word) => {
      const masked = maskBed(
        withRequest({
          soloStatus: word,
          progress: word,
          reason: word,
        }),
      )
      expect(masked.request).toEqual({
        ...request,
        soloStatus: null,
        progress: null,
        reason: 'other',
      })
      const named = { ...bed, device: { ...bed.device, reported: word } }
      expect(maskBed(named).device).toEqual({ ...bed.device, reported: '' })
      expect(maskEvent({ ...event, ended: { ...ended, reason: word } }).ended?.reason).toBeNull()
    },
  )

  it('gives a wall of another unit the number of an event, and nothing of its bed', () => {
    const told = eventForUnit(maskEvent(event), 'floor 9')
    expect(told).toMatchObject({ buildingId: 'b1', seq: 3, bed: { id: 'bed-1', retired: true, room: '' } })
    for (const word of ['431', 'bed 2', 'ICU', 'Bea', 'Vera', '555-0142', 'r1']) {
      expect(JSON.stringify(told)).not.toContain(word)
    }
    expect(eventForUnit(event, 'ICU')).toEqual(event)
  })
})
