import fc from 'fast-check'
import { JOIN_WITHIN_SECONDS } from '@/lib/board/escalation'
import type { Bed, BedRequest, BoardEvent, BoardSnapshot } from '@/lib/board/types'

/** A bed with nothing happening at it. */
export const bed = (over: Partial<Bed> = {}): Bed => ({
  id: 'bed-1',
  buildingId: 'b1',
  floor: 'floor 2',
  department: null,
  room: '431',
  label: 'bed 2',
  device: { serial: '123457', readiness: 'ready' },
  occupied: true,
  patient: null,
  request: null,
  ...over,
})

export const request = (over: Partial<BedRequest> = {}): BedRequest => ({
  id: 'r1',
  status: 'waiting',
  priority: 'routine',
  reason: 'other',
  origin: 'lantern',
  askedAt: 0,
  askedBy: 'Bea',
  claimedBy: null,
  claimedAt: null,
  joinedAt: null,
  via: null,
  soloStatus: null,
  progress: null,
  returns: 0,
  returnedAt: null,
  returnedFrom: null,
  ...over,
})

export const event = (seq: number, of: Bed, over: Partial<BoardEvent> = {}): BoardEvent => ({
  buildingId: of.buildingId,
  seq,
  at: seq,
  kind: 'request-updated',
  bed: of,
  ended: null,
  ...over,
})

export const snapshot = (
  beds: readonly Bed[],
  seq = 0,
  over: Partial<BoardSnapshot> = {},
): BoardSnapshot => ({
  building: { id: 'b1', name: 'hospital', phone: '555-0142' },
  seq,
  serverTime: Date.now(),
  masked: false,
  beds,
  checkedAt: {},
  buildings: [],
  upstream: { state: 'up', since: 0 },
  duty: { mark: '', paths: [], coverage: [], joinWithin: JOIN_WITHIN_SECONDS },
  ...over,
})

/** A log of 1 to 30 events over five beds, numbered from 1. */
export const anyLog = fc
  .array(
    fc.record({
      bed: fc.integer({ min: 1, max: 5 }),
      status: fc.constantFrom('sending', 'waiting', 'claimed', null),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((steps) =>
    steps.map(({ bed: number, status }, at) =>
      event(
        at + 1,
        bed({ id: `bed-${number}`, request: status ? request({ id: `r${at}`, status, askedAt: at }) : null }),
      ),
    ),
  )

export const fiveBeds = [1, 2, 3, 4, 5].map((number) => bed({ id: `bed-${number}` }))
