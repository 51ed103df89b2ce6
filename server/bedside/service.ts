import type { BedsideView, CallLink, KnockAnswer } from '@/lib/bedside/view'
import type { DeviceReport } from '@/lib/board/device-report'
import { ASKED_AT_BED, type CancelReasonId } from '@/lib/board/reasons'
import type { Priority } from '@/lib/board/types'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor, Permit } from '@/server/access/permission'
import { changeRequest, type Decision } from '@/server/assistance/change'
import { createRequest } from '@/server/assistance/create'
import { cancel } from '@/server/assistance/transitions'
import type { RequestRow } from '@/server/event-log/bed-state'
import type { Orm } from '@/server/platform/db/open'
import { type CallSettings, patientLink } from '@/server/solo-gateway/video-call'
import { answerKnock, nobodyKnocks } from './knock'
import { takeReport } from './reports'
import { type Device, openAtDevice, readView } from './view'

type Serving = Permit<'bedside:serve'>

/** How urgent it is; the same Idempotency-Key of the same device answers with the same request. */
export interface BedsideAsk {
  readonly priority: Priority
  readonly idempotencyKey?: string
}

/** What is taken back, as whoever is at the bed has seen it: what was asked for since is not. */
export interface BedsideCancel {
  readonly requestId: string
  readonly reason: CancelReasonId
}

/** A device serves the bed that has its serial now, and no other: no call of it names a bed. */
export interface BedsideService {
  view(permit: Serving): Promise<Result<BedsideView>>
  /** Asks for help, or for help sooner where it is asked for already. Refuses place_unknown where no bed has the device. */
  ask(permit: Serving, asked: BedsideAsk): Promise<Result<{ view: BedsideView; created: boolean }>>
  /** Refuses not_found, forbidden for what a nurse has asked, already_claimed once somebody has joined. */
  cancel(permit: Serving, cancelled: BedsideCancel): Promise<Result<BedsideView>>
  report(permit: Serving, report: DeviceReport): Promise<Result<{ received: true }>>
  /** Lets in who knocks. Refuses not_found where nobody does, and whatever Solo does. */
  answer(permit: Serving): Promise<Result<CallLink>>
  /** Asks who knocks to wait, of which they are told. */
  decline(permit: Serving): Promise<Result<BedsideView>>
  /** Whoever was let in is left: should they join again, they knock again. */
  leave(permit: Serving): Promise<Result<BedsideView>>
}

/** What the device of a bed may see and do. `version`: of the server's build. */
export function createBedsideService(orm: Orm, calls: CallSettings, version: string): BedsideService {
  const viewOf = async (device: Device) => accepted(await readView(orm, device, version))

  /** Decides on the open request of the device's bed. */
  async function change(
    device: Device,
    decide: (row: RequestRow, now: Date) => Decision,
    none: () => Result<never>,
  ) {
    const open = await openAtDevice(orm, device.serial)
    if (!open) return none()
    const changed = await changeRequest(orm, open.id, (row, now) =>
      // It may have gone elsewhere with its patient since.
      row.bedId === open.bedId ? decide(row, now) : none(),
    )
    return changed.ok ? viewOf(device) : changed
  }

  const knock = (device: Device, answer: KnockAnswer) =>
    change(device, (row, now) => answerKnock(row, answer, now), nobodyKnocks)

  return {
    view: ({ actor }) => serving(actor, viewOf),

    ask: ({ actor }, asked) =>
      serving(actor, async (device) => {
        const locator = { deviceSerialNumber: device.serial }
        const made = await createRequest(orm, actor, { ...asked, locator, reason: ASKED_AT_BED })
        if (!made.ok) return noBed(made.refusal.code, device) ?? made
        const view = await readView(orm, device, version)
        return accepted({ view, created: made.value.created })
      }),

    cancel: ({ actor }, cancelled) =>
      serving(actor, (device) =>
        change(device, (row, now) => takeBack(row, actor, cancelled, now), nothingOpen),
      ),

    report: ({ actor }, report) =>
      serving(actor, async (device) => {
        await takeReport(orm, device, report)
        return accepted({ received: true })
      }),

    answer: ({ actor }) =>
      serving(actor, async (device) => {
        const open = await openAtDevice(orm, device.serial)
        if (open?.status !== 'in-call' || open.knockedAt === null || open.soloId === null) {
          return nobodyKnocks()
        }
        const link = await patientLink(calls, { soloId: open.soloId, series: open.callSeries })
        if (!link.ok) return link
        const letIn = await changeRequest(orm, open.id, (row, now) => {
          const same = row.bedId === open.bedId && row.callSeries === open.callSeries
          return same ? answerKnock(row, 'let-in', now) : nobodyKnocks()
        })
        return letIn.ok ? link : letIn
      }),

    decline: ({ actor }) => serving(actor, (device) => knock(device, 'declined')),
    leave: ({ actor }) => serving(actor, (device) => knock(device, 'left')),
  }
}

/** A permit of the role is not enough: only a paired device has a bed. */
async function serving<T>(
  { userId: id, device }: Actor,
  run: (device: Device) => Promise<Result<T>>,
): Promise<Result<T>> {
  return device ? run({ id, serial: device.serial }) : refused('forbidden', refusalText('session.role'))
}

const noBed = (code: string, { serial }: Device) =>
  code === 'place_unknown' ? refused('place_unknown', refusalText('bedside.noBed', { serial })) : null

const nothingOpen = () => refused('not_found', refusalText('bedside.nothingOpen'))

/** Pure. Only what was asked here, as it was seen here, and nothing that somebody is in the middle of. */
function takeBack(row: RequestRow, actor: Actor, { requestId, reason }: BedsideCancel, now: Date): Decision {
  if (row.id !== requestId) return refused('not_found', refusalText('bedside.another'))
  if (row.askedById !== actor.userId) return refused('forbidden', refusalText('bedside.notHere'))
  if (row.status === 'in-call') return refused('already_claimed', refusalText('bedside.joined'))
  return cancel(row, actor, reason, now)
}
