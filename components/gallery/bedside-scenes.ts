import type { Messages } from 'use-intl'
import type { Connection } from '@/components/feed/board-store'
import type { Attempt } from '@/components/outbox/outbox'
import type { BedsideRequest, BedsideView, Knock } from '@/lib/bedside/view'
import type { DeviceReport } from '@/lib/board/device-report'
import type { OpenStatus } from '@/lib/board/types'
import { ago, COLLEAGUE, HOUSE, PINNED_AT } from './example-data'
import type { SoundState } from './frozen-browser'

export type BedsideSceneName = keyof Messages['gallery']['bedside']

/** A device at a bed in one state. */
export interface BedsideScene {
  /** Null before the first load. */
  readonly view: BedsideView | null
  readonly connection: Connection
  readonly report: DeviceReport
  readonly attempt: Attempt<BedsideView> | null
  readonly sound: SoundState
}

const SERIAL = 'G-100'
const CALLER = { name: COLLEAGUE.name, role: 'virtual' } as const
const WORKS: DeviceReport = {
  camera: 'works',
  microphone: 'works',
  network: 'good',
  battery: { percent: 84, charging: true },
  privacy: false,
}
const TROUBLED: DeviceReport = {
  ...WORKS,
  camera: 'blocked',
  network: 'slow',
  battery: { percent: 12, charging: false },
}

const seen = (more: Partial<BedsideView> = {}): BedsideView => ({
  serial: SERIAL,
  place: { building: HOUSE.name, floor: 'floor 2', room: '204', bed: 'bed 1' },
  phone: '555 0121',
  request: null,
  knock: null,
  serverTime: PINNED_AT,
  version: 'gallery',
  ...more,
})

const asked = (status: OpenStatus, more: Partial<BedsideRequest> = {}): BedsideRequest => ({
  id: 'gallery-bedside',
  status,
  priority: 'urgent',
  askedAt: ago(95),
  receivedAt: ago(94),
  claimedBy: null,
  mine: true,
  mayCancel: status !== 'in-call',
  ...more,
})

const knocked = (answered: Knock['answered']): Partial<BedsideView> => ({
  request: asked('in-call', { claimedBy: CALLER }),
  knock: { requestId: 'gallery-bedside', by: CALLER, since: ago(6), answered },
})

/** An emergency was called while the nurse knocked or was in the call. */
const raised = (answered: Knock['answered']): Partial<BedsideView> => ({
  ...knocked(answered),
  request: asked('waiting', { priority: 'emergency', mayCancel: false }),
})

const unsent = (
  state: 'sending' | 'not-sent',
  priority: Attempt['priority'] = 'urgent',
): Attempt<BedsideView> => ({
  bedId: SERIAL,
  place: '',
  locator: { deviceSerialNumber: SERIAL },
  reason: 'other',
  priority,
  phone: '555 0121',
  key: 'gallery',
  userId: SERIAL,
  askedAt: PINNED_AT,
  state,
})

const scene = (view: Partial<BedsideView>, more: Partial<BedsideScene> = {}): BedsideScene => ({
  view: seen(view),
  connection: { state: 'live' },
  report: WORKS,
  attempt: null,
  sound: 'ready',
  ...more,
})

/** Every state of a device at a bed except the call, which opens a camera. */
export const BEDSIDE_SCENES: Readonly<Record<BedsideSceneName, BedsideScene>> = {
  bedsideLoading: scene({}, { view: null, connection: { state: 'connecting' } }),
  bedsideIdle: scene({}),
  bedsideSending: scene({}, { attempt: unsent('sending') }),
  bedsideNotSent: scene({}, { attempt: unsent('not-sent') }),
  bedsideReceived: scene({ request: asked('waiting') }),
  bedsideEmergency: scene({ request: asked('waiting', { priority: 'emergency' }) }),
  bedsideForYou: scene({ request: asked('waiting', { mine: false, mayCancel: false }) }),
  bedsideClaimed: scene({ request: asked('claimed', { claimedBy: CALLER }) }),
  bedsideKnock: scene(knocked(null)),
  bedsideKnockPrivate: scene(knocked(null), { report: { ...WORKS, privacy: true } }),
  bedsideKnockRaised: scene(raised(null)),
  bedsideKnockNotSent: scene(knocked(null), { attempt: unsent('not-sent', 'emergency') }),
  bedsideDeclined: scene(knocked('declined')),
  bedsideLeft: scene(knocked('left')),
  bedsideLeftRaised: scene(raised('left')),
  bedsidePrivate: scene({}, { report: { ...WORKS, privacy: true } }),
  bedsideStale: scene({}, { connection: { state: 'stale', since: ago(95) } }),
  bedsideSetUp: scene({}, { report: { ...WORKS, camera: 'unknown', microphone: 'unknown' } }),
  bedsideBlocked: scene({}, { report: TROUBLED }),
  bedsideNowhere: scene({ place: null }),
  bedsideSilent: scene({}, { sound: 'blocked' }),
  bedsideSoundless: scene({}, { sound: 'none' }),
  bedsideWorst: scene(
    {},
    { connection: { state: 'stale', since: ago(95) }, report: TROUBLED, sound: 'blocked' },
  ),
}

export const isBedsideScene = (name: string | null): name is BedsideSceneName =>
  name !== null && Object.hasOwn(BEDSIDE_SCENES, name)
