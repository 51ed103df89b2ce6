import { type Action, may } from '@/lib/board/roles'
import type { RequestView } from '@/lib/board/types'
import { accepted, type Result } from '@/lib/errors'
import { type Actor, mayNow, type Permit } from '@/server/access/permission'
import { createAudit } from '@/server/audit/audit'
import type { About } from '@/server/audit/entry'
import { maskRequest } from '@/server/board/masking'
import type { Database } from '@/server/platform/db/open'
import { noteCall } from '@/server/sessions/session-lock'
import { providerLink } from '@/server/solo-gateway/video-call'
import { callRequest } from './call-request'
import { changeRequest, unknownRequest } from './change'
import type { AssistanceService, NewRequest } from './contract'
import { createRequest } from './create'
import { type JoinSettings, joinRequest, wayOf } from './join'
import { mayEnter } from './link-access'
import { movePatient } from './move'
import { sayOutcome, undoOutcome } from './outcome'
import { settlePatient } from './settle-patient'
import { cancel, claim, complete, release } from './transitions'
import { isBedTaken, readRequest } from './view'

export function createAssistanceService({ orm }: Database, calls: JoinSettings): AssistanceService {
  const audit = createAudit(orm)
  const change = <A extends Action>(
    permit: Permit<A>,
    id: string,
    decide: Parameters<typeof changeRequest>[2],
    about: About = {},
  ) =>
    audit.change(permit, { ...about, requestId: id }, async (acting) =>
      shownTo(permit.actor, await changeRequest(acting, id, decide)),
    )

  return {
    create: (permit, asked) =>
      audit.change(permit, { detail: askedFor(permit.actor, asked) }, async (acting, note) => {
        const created = await createRequest(acting, permit.actor, asked, note)
        if (!created.ok) return created
        const shown = shownTo(permit.actor, accepted(created.value.request))
        return shown.ok ? accepted({ ...created.value, request: shown.value }) : shown
      }),
    get: (permit, id) =>
      audit.read(
        permit,
        { requestId: id },
        async () => {
          const view = await readRequest(orm, id)
          return view ? shownTo(permit.actor, accepted(view)) : unknownRequest()
        },
        // Who lies in the bed of an ended request is another matter.
        ({ ended }) => (mayNow(permit.actor, 'patient:read') ? (ended ? { patient: null } : {}) : null),
      ),
    cancel: (permit, id, reason) =>
      change(permit, id, (row, now) => cancel(row, permit.actor, reason, now), { reason }),
    claim: (permit, id) => change(permit, id, (row, now) => claim(row, permit.actor, now)),
    release: (permit, id) => {
      const { actor } = permit
      return change(permit, id, (row) => release(row, actor, may(actor.role, 'request:release-any')))
    },
    complete: (permit, id) => {
      const { actor } = permit
      return change(permit, id, (row, now) =>
        complete(row, actor, may(actor.role, 'request:complete-any'), now),
      )
    },
    sayOutcome: (permit, id, said) =>
      change(permit, id, (row, now) => sayOutcome(row, permit.actor, said, now), {
        detail: { outcome: said.kind },
      }),
    undoOutcome: (permit, id) =>
      change(
        permit,
        id,
        async (row, now, tx) => undoOutcome(row, permit.actor, await isBedTaken(tx, row), now),
        { detail: { outcome: 'undone' } },
      ),
    ofCall: (permit, callId) =>
      audit.read(
        permit,
        {},
        () => callRequest(orm, permit.actor, callId),
        ({ request, mrn }) => ({ requestId: request.id, patient: mrn }),
      ),
    join: (permit, id, joining) =>
      audit.send(permit, { requestId: id, detail: { via: joining.via } }, async (begin) => {
        const joined = await joinRequest(orm, calls, permit.actor, id, joining, begin)
        if (joined.ok) await noteCall(orm, permit.actor.sessionId, id)
        return joined
      }),
    move: (permit, bedId, move) =>
      audit.change(permit, { bedId, detail: { to: move.to } }, (acting) =>
        movePatient(acting, permit.actor, bedId, move),
      ),
    settlePatient: (permit, bedId, word) =>
      audit.change(permit, { bedId, detail: { right: word.right } }, (acting) =>
        settlePatient(acting, bedId, word),
      ),
    providerLink: (permit, appointmentId, via) =>
      audit.read(permit, { detail: { appointment: appointmentId, via } }, async (note) => {
        const whose = await mayEnter(orm, permit.actor, appointmentId)
        if (!whose.ok) return whose
        note(whose.value)
        const way = await wayOf(calls, permit.actor, via)
        return way.ok ? providerLink(calls, appointmentId, way.value) : way
      }),
  }
}

/** An administrator may close stuck requests, and a locked screen may ask for help: both get them masked. */
const shownTo = (actor: Actor, answer: Result<RequestView>): Result<RequestView> =>
  answer.ok && !mayNow(actor, 'patient:read') ? accepted(maskRequest(answer.value)) : answer

const askedFor = ({ locked }: Actor, { priority, reason }: NewRequest) => ({
  priority,
  reason,
  ...(locked && { locked }),
})
