import { may } from '@/lib/board/roles'
import { accepted } from '@/lib/errors'
import type { Database } from '@/server/platform/db/open'
import { providerLink } from '@/server/solo-gateway/video-call'
import { changeRequest, unknownRequest } from './change'
import type { AssistanceService } from './contract'
import { createRequest } from './create'
import { type JoinSettings, joinRequest, wayOf } from './join'
import { movePatient } from './move'
import { settlePatient } from './settle-patient'
import { cancel, claim, complete, release } from './transitions'
import { readRequest } from './view'

export function createAssistanceService({ orm }: Database, calls: JoinSettings): AssistanceService {
  return {
    create: ({ actor }, asked) => createRequest(orm, actor, asked),
    async get(_permit, id) {
      const view = await readRequest(orm, id)
      return view ? accepted(view) : unknownRequest()
    },
    cancel: ({ actor }, id, reason) => changeRequest(orm, id, (row, now) => cancel(row, actor, reason, now)),
    claim: ({ actor }, id) => changeRequest(orm, id, (row, now) => claim(row, actor, now)),
    release: ({ actor }, id) =>
      changeRequest(orm, id, (row) => release(row, actor, may(actor.role, 'request:release-any'))),
    complete: ({ actor }, id) =>
      changeRequest(orm, id, (row, now) =>
        complete(row, actor, may(actor.role, 'request:complete-any'), now),
      ),
    join: ({ actor }, id, joining) => joinRequest(orm, calls, actor, id, joining),
    move: ({ actor }, bedId, move) => movePatient(orm, actor, bedId, move),
    settlePatient: (_permit, bedId, word) => settlePatient(orm, bedId, word),
    async providerLink({ actor }, appointmentId, via) {
      const way = await wayOf(calls, actor, via)
      return way.ok ? providerLink(calls, appointmentId, way.value) : way
    },
  }
}
