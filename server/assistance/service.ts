import { may } from '@/lib/board/roles'
import type { RequestView } from '@/lib/board/types'
import { accepted, type Result } from '@/lib/errors'
import type { Actor } from '@/server/access/permission'
import { maskRequest } from '@/server/board/masking'
import type { Database } from '@/server/platform/db/open'
import { providerLink } from '@/server/solo-gateway/video-call'
import { callRequest } from './call-request'
import { changeRequest, unknownRequest } from './change'
import type { AssistanceService } from './contract'
import { createRequest } from './create'
import { type JoinSettings, joinRequest, wayOf } from './join'
import { movePatient } from './move'
import { sayOutcome, undoOutcome } from './outcome'
import { settlePatient } from './settle-patient'
import { cancel, claim, complete, release } from './transitions'
import { isBedTaken, readRequest } from './view'

export function createAssistanceService({ orm }: Database, calls: JoinSettings): AssistanceService {
  const change = async (actor: Actor, id: string, decide: Parameters<typeof changeRequest>[2]) =>
    shownTo(actor, await changeRequest(orm, id, decide))

  return {
    create: ({ actor }, asked) => createRequest(orm, actor, asked),
    async get({ actor }, id) {
      const view = await readRequest(orm, id)
      return view ? shownTo(actor, accepted(view)) : unknownRequest()
    },
    cancel: ({ actor }, id, reason) => change(actor, id, (row, now) => cancel(row, actor, reason, now)),
    claim: ({ actor }, id) => change(actor, id, (row, now) => claim(row, actor, now)),
    release: ({ actor }, id) =>
      change(actor, id, (row) => release(row, actor, may(actor.role, 'request:release-any'))),
    complete: ({ actor }, id) =>
      change(actor, id, (row, now) => complete(row, actor, may(actor.role, 'request:complete-any'), now)),
    sayOutcome: ({ actor }, id, said) => change(actor, id, (row, now) => sayOutcome(row, actor, said, now)),
    undoOutcome: ({ actor }, id) =>
      change(actor, id, async (row, now, tx) => undoOutcome(row, actor, await isBedTaken(tx, row), now)),
    ofCall: ({ actor }, callId) => callRequest(orm, actor, callId),
    join: ({ actor }, id, joining) => joinRequest(orm, calls, actor, id, joining),
    move: ({ actor }, bedId, move) => movePatient(orm, actor, bedId, move),
    settlePatient: (_permit, bedId, word) => settlePatient(orm, bedId, word),
    async providerLink({ actor }, appointmentId, via) {
      const way = await wayOf(calls, actor, via)
      return way.ok ? providerLink(calls, appointmentId, way.value) : way
    },
  }
}

/** An administrator may close stuck requests, and gets them masked. */
const shownTo = ({ role }: Actor, answer: Result<RequestView>): Result<RequestView> =>
  answer.ok && !may(role, 'patient:read') ? accepted(maskRequest(answer.value)) : answer
