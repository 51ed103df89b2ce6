import type { Messages } from 'use-intl'
import type { CallState, Other } from '@/components/call/call-state'
import type { Connection } from '@/components/feed/board-store'
import type { Bed, BedRequest } from '@/lib/board/types'
import type { Invitation } from '@/lib/realtime/calls'
import { ago, asked, bed, COLLEAGUE, PEOPLE } from './example-data'

export type CallSceneName = keyof Messages['gallery']['calls']

/** The page of a nurse's call in one state. */
export interface CallScene {
  readonly bed: Bed
  readonly call: CallState
  readonly connection: Connection
  readonly others: readonly Other[]
  /** The session has ended: nothing of the patient is there. */
  readonly signedOut?: true
  readonly guests?: readonly Invitation[]
}

const MINE: Partial<BedRequest> = {
  claimedBy: PEOPLE.virtual,
  claimedAt: ago(50),
  joinedAt: ago(30),
  via: 'solo',
  reason: 'fall-risk',
}

const BEDSIDE: Other = {
  member: {
    id: 'gallery-bedside',
    instance: 'gallery',
    side: 'patient',
    media: { mic: true, camera: true, screen: false },
    away: false,
  },
  stream: null,
  quality: 'good',
}

const AT_DOOR: Invitation = {
  id: 'gallery-guest',
  kind: 'interpreter',
  name: 'Ana, Spanish',
  status: 'waiting',
  since: ago(10),
  invitedAt: ago(70),
  until: ago(-3_500),
}

const scene = (request: Partial<BedRequest>, more: Partial<CallScene> = {}): CallScene => ({
  bed: bed({ request: asked('in-call', 'urgent', 85, { ...MINE, ...request }) }),
  call: { kind: 'in' },
  connection: { state: 'live' },
  others: [],
  ...more,
})

const MET = { letInAt: ago(25) }
const request = asked('in-call', 'urgent', 85, MINE)

/** Every state of the page of a call that its nurse can meet. */
export const CALL_SCENES: Readonly<Record<CallSceneName, CallScene>> = {
  callKnocking: scene({ knockingSince: ago(12) }),
  callDeclined: scene({ declinedAt: ago(8) }),
  callOffline: scene(
    { knockingSince: ago(12) },
    { bed: bed({ device: { serial: 'G-100', readiness: 'offline', at: ago(400) }, request }) },
  ),
  callIn: scene(MET, { others: [BEDSIDE] }),
  callGuestAtDoor: scene(MET, { others: [BEDSIDE], guests: [AT_DOOR] }),
  callLost: scene({ ...MET, claimedBy: COLLEAGUE, claimedAt: ago(4) }, { others: [BEDSIDE] }),
  callStale: scene(MET, { others: [BEDSIDE], connection: { state: 'stale', since: ago(95) } }),
  callOver: scene(
    {},
    {
      bed: bed({
        request: asked('claimed', 'urgent', 300, { ...MINE, claimedAt: ago(12), callOverAt: ago(12) }),
      }),
      call: { kind: 'over', why: 'left' },
    },
  ),
  callSignedOut: scene(MET, { others: [BEDSIDE], signedOut: true }),
}

export const isCallScene = (name: string | null): name is CallSceneName =>
  name !== null && Object.hasOwn(CALL_SCENES, name)
