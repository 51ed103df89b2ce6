import { JOIN_WITHIN_SECONDS } from '@/lib/board/escalation'
import type { Role } from '@/lib/board/roles'
import type {
  Bed,
  BedDevice,
  BedRequest,
  OnCallRules,
  OpenStatus,
  Patient,
  Priority,
} from '@/lib/board/types'

/** The frozen time of the gallery (server time, ms), so that its pictures are the same every time. */
export const PINNED_AT = Date.UTC(2026, 10, 23, 14, 5, 30)

export const ago = (seconds: number): number => PINNED_AT - seconds * 1_000

/** A building that no server has, so that a button of the gallery cannot act on a real place. */
export const HOUSE = { id: 'gallery-house', name: 'Gallery House', phone: '555 0100' } as const
export const OTHER_HOUSE = { id: 'gallery-annexe', name: 'Annexe', phone: '555 0190' } as const

export const UNITS = ['surgery', 'cardiology', 'stepdown', 'oncology', 'maternity'] as const

/** Made-up people, combined from two lists. */
const FIRST = ['Ada', 'Ben', 'Chiara', 'Dmitri', 'Elena', 'Femi', 'Grace', 'Hugo', 'Ines', 'Jonas', 'Kaia']
const LAST = ['Abara', 'Brandt', 'Castellanos', 'Duval', 'Eriksen', 'Fontaine', 'Gupta']

export function patient(index: number): Patient {
  const first = FIRST[index % FIRST.length]
  const last = LAST[index % LAST.length]
  return { name: `${first} ${last}`, mrn: `G${10_000 + index}`, birthDate: '1957-04-12' }
}

export const READY: BedDevice = { serial: 'G-100', readiness: 'ready', at: ago(8) }

/** Returns a bed of the gallery's building without a request. */
export const bed = (more: Partial<Bed> = {}): Bed => ({
  id: 'gallery-bed',
  buildingId: HOUSE.id,
  floor: 'floor 2',
  department: UNITS[0],
  room: '201',
  label: 'bed 1',
  device: READY,
  occupied: true,
  patient: patient(0),
  request: null,
  phone: '555 0121',
  ...more,
})

/** Returns a request that was made `waited` seconds ago. */
export const asked = (
  status: OpenStatus,
  priority: Priority,
  waited: number,
  more: Partial<BedRequest> = {},
): BedRequest => ({
  id: `gallery-${status}-${priority}-${waited}`,
  status,
  priority,
  reason: 'second-check',
  origin: 'lantern',
  askedAt: ago(waited),
  askedBy: 'Noor Haddad, RN',
  claimedBy: null,
  claimedAt: null,
  joinedAt: null,
  via: null,
  soloStatus: null,
  progress: null,
  returns: 0,
  returnedAt: null,
  returnedFrom: null,
  ...more,
})

export const PEOPLE: Readonly<Record<Role, { readonly userId: string; readonly name: string }>> = {
  bedside: { userId: 'gallery-bedside', name: 'Noor Haddad, RN' },
  virtual: { userId: 'gallery-virtual', name: 'Vera Lind, RN' },
  charge: { userId: 'gallery-charge', name: 'Carla Mendez, RN' },
  display: { userId: 'gallery-display', name: 'Wall, floor 2' },
  device: { userId: 'gallery-device', name: 'Tablet, 204 bed 1' },
  compliance: { userId: 'gallery-compliance', name: 'Priya Raman' },
  admin: { userId: 'gallery-admin', name: 'Ari Admin' },
}

/** The patient of the audit page. */
export const EXAMPLE_MRN = '204117'

/** Another nurse who claims. */
export const COLLEAGUE = { userId: 'gallery-colleague', name: 'Sam Okafor, RN' } as const

/** Returns on-call rules in which every unit is covered until the evening, except those named. */
export const duty = (uncovered: readonly string[] = []): OnCallRules => ({
  mark: 'gallery',
  paths: [],
  coverage: UNITS.filter((unit) => !uncovered.includes(unit)).map((unit) => ({
    unit,
    userId: PEOPLE.virtual.userId,
    name: PEOPLE.virtual.name,
    until: PINNED_AT + 5 * 3_600_000,
  })),
  joinWithin: JOIN_WITHIN_SECONDS,
})
