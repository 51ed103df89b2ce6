import type { BedsideView, CallLink, KnockAnswer } from '@/lib/bedside/view'
import type { DeviceReport } from '@/lib/board/device-report'
import { ASKED_AT_BED, type CancelReasonId } from '@/lib/board/reasons'
import type { Priority } from '@/lib/board/types'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor, Permit } from '@/server/access/permission'
import { isWithoutNurse } from '@/server/assistance/call-attendance'
import { changeRequest, type Decision } from '@/server/assistance/change'
import { createRequest } from '@/server/assistance/create'
import { cancel } from '@/server/assistance/transitions'
import { createAudit } from '@/server/audit/audit'
import type { About } from '@/server/audit/entry'
import type { Recorded } from '@/server/audit/recorded'
import { nurseInCall, type RequestRow } from '@/server/event-log/bed-state'
import { readDatabaseTime } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'
import { type CallSettings, patientLink } from '@/server/solo-gateway/video-call'
import { createAskRate } from './ask-rate'
import { answerKnock, callerLeft, nobodyKnocks } from './knock'
import { takeReport } from './reports'
import { type Device, openAtDevice, readView } from './view'

type Serving = Permit<'bedside:serve'>

/** The priority of a request at a device. The same Idempotency-Key of the same device gets the same request. */
export interface BedsideAsk {
  readonly priority: Priority
  readonly idempotencyKey?: string
  /** How long ago the patient tapped, in ms, where an outage has kept the request in the browser. */
  readonly askedAgoMs?: number
}

/** The request to cancel, as the patient has seen it: a request made since is not cancelled. */
export interface BedsideCancel {
  readonly requestId: string
  readonly reason: CancelReasonId
}

/** A device serves only the bed that has its serial now: no call of it names a bed. */
export interface BedsideService {
  view(permit: Serving): Promise<Recorded<BedsideView>>
  /** Makes a request, or raises the open one. Refuses place_unknown where no bed has the device, and too_many_attempts. */
  ask(permit: Serving, asked: BedsideAsk): Promise<Recorded<{ view: BedsideView; created: boolean }>>
  /**
   * Cancels the device's own request. Refuses not_found, forbidden for a nurse's request, already_claimed once a nurse has
   * joined.
   */
  cancel(permit: Serving, cancelled: BedsideCancel): Promise<Recorded<BedsideView>>
  report(permit: Serving, report: DeviceReport): Promise<Recorded<{ received: true }>>
  /** Lets in the nurse who knocks. Refuses not_found where no one knocks or the nurse has left, and whatever Solo refuses. */
  answer(permit: Serving): Promise<Recorded<CallLink>>
  /** Asks the nurse who knocks to wait; the nurse's screen says so. */
  decline(permit: Serving): Promise<Recorded<BedsideView>>
  /** Leaves the call. A nurse who joins again knocks again. */
  leave(permit: Serving): Promise<Recorded<BedsideView>>
}

/** Creates the service for devices at beds. `version`: the server build's name. */
export function createBedsideService(orm: Orm, calls: CallSettings, version: string): BedsideService {
  const viewOf = async (device: Device) => accepted(await readView(orm, device, version))

  const audit = createAudit(orm)
  const tapOf = createAskRate()

  const tapAt = async (device: Device, priority: Priority): Promise<Result<'ask' | 'show'>> => {
    const open = await openAtDevice(orm, device.serial)
    const stands = open && { priority: open.priority, isClaimed: open.claimedById !== null }
    const tap = await tapOf(device.serial, priority, stands)
    return typeof tap === 'string' ? accepted(tap) : tap
  }

  /** Decides on the open request of the device's bed. */
  const change = (
    permit: Serving,
    about: About,
    decide: (row: RequestRow, now: Date) => Decision,
    none: () => Result<never>,
  ) =>
    audit.change(permit, about, (acting, note) =>
      serving(permit.actor, async (device) => {
        const open = await openAtDevice(orm, device.serial)
        if (!open) return none()
        note({ requestId: open.id })
        const changed = await changeRequest(acting, open.id, (row, now) =>
          // It may have moved with its patient since.
          row.bedId === open.bedId ? decide(row, now) : none(),
        )
        return changed.ok ? viewOf(device) : changed
      }),
    )

  const knock = (permit: Serving, answer: KnockAnswer) =>
    change(permit, { detail: { knock: answer } }, (row, now) => answerKnock(row, answer, now), nobodyKnocks)

  return {
    // It names no patient: the screen stands within anyone's sight.
    view: (permit) => audit.plain(permit, () => serving(permit.actor, viewOf)),

    async ask(permit, asked) {
      const tap = await serving(permit.actor, (device) => tapAt(device, asked.priority))
      // A tap too many asks for nothing, and is shown what was asked for before.
      if (tap.ok && tap.value === 'show') {
        return audit.plain(permit, () =>
          serving(permit.actor, async (device) => {
            const view = await readView(orm, device, version)
            return accepted({ view, created: false })
          }),
        )
      }
      return audit.change(permit, { detail: { priority: asked.priority } }, (acting, note) =>
        serving(permit.actor, async (device) => {
          if (!tap.ok) return tap
          const locator = { deviceSerialNumber: device.serial }
          const wanted = { ...asked, locator, reason: ASKED_AT_BED } as const
          const made = await createRequest(acting, permit.actor, wanted, note)
          if (!made.ok) return noBed(made.refusal.code, device) ?? made
          const view = await readView(orm, device, version)
          return accepted({ view, created: made.value.created })
        }),
      )
    },

    cancel: (permit, cancelled) =>
      change(
        permit,
        { reason: cancelled.reason },
        (row, now) => takeBack(row, permit.actor, cancelled, now),
        nothingOpen,
      ),

    // A measurement of the device, many times an hour.
    report: (permit, report) =>
      audit.plain(permit, () =>
        serving(permit.actor, async (device) => {
          await takeReport(orm, device, report)
          return accepted({ received: true })
        }),
      ),

    answer: (permit) =>
      audit.change(permit, { detail: { knock: 'let-in' } }, (acting, note) =>
        serving(permit.actor, async (device) => {
          const open = await openAtDevice(orm, device.serial)
          if (!open || nurseInCall(open) === null || open.knockedAt === null || open.soloId === null) {
            return nobodyKnocks()
          }
          note({ requestId: open.id })
          const askedAt = new Date(await readDatabaseTime(orm))
          const link = await patientLink(calls, { soloId: open.soloId, series: open.callSeries })
          if (!link.ok) return link
          const { url, state } = link.value
          const letIn = await changeRequest(acting, open.id, (row, now) => {
            const same = row.bedId === open.bedId && row.callSeries === open.callSeries
            if (!same) return nobodyKnocks()
            return state && isWithoutNurse(row, state, askedAt)
              ? callerLeft(row)
              : answerKnock(row, 'let-in', now)
          })
          return letIn.ok ? accepted({ url }) : letIn
        }),
      ),

    decline: (permit) => knock(permit, 'declined'),
    leave: (permit) => knock(permit, 'left'),
  }
}

/** The role's permit is not enough: only a paired device has a bed. */
async function serving<T>(
  { userId: id, device }: Actor,
  run: (device: Device) => Promise<Result<T>>,
): Promise<Result<T>> {
  return device ? run({ id, serial: device.serial }) : refused('forbidden', refusalText('session.role'))
}

const noBed = (code: string, { serial }: Device) =>
  code === 'place_unknown' ? refused('place_unknown', refusalText('bedside.noBed', { serial })) : null

const nothingOpen = () => refused('not_found', refusalText('bedside.nothingOpen'))

/** Pure function. Cancels only a request that was made at this device, as it was seen here, and that no nurse has joined. */
function takeBack(row: RequestRow, actor: Actor, { requestId, reason }: BedsideCancel, now: Date): Decision {
  if (row.id !== requestId) return refused('not_found', refusalText('bedside.another'))
  if (row.askedById !== actor.userId) return refused('forbidden', refusalText('bedside.notHere'))
  if (nurseInCall(row) !== null) return refused('already_claimed', refusalText('bedside.joined'))
  return cancel(row, actor, reason, now)
}
