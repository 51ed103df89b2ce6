import { describe, expect, it } from 'vitest'
import type { Actor } from '@/server/access/permission'
import { undoOutcome } from '@/server/assistance/outcome'
import type { RequestRow } from '@/server/event-log/bed-state'
import { rowInCall } from '../../../support/request-row'

const SAID = new Date('2026-01-01T12:00:00Z')
const secondsLater = (seconds: number) => new Date(SAID.getTime() + seconds * 1_000)
const VIC: Actor = { userId: 'user-2', name: 'Vic', role: 'virtual', sessionId: 's' }
const said = { byId: VIC.userId, by: VIC.name, at: SAID.getTime() }

const completed: RequestRow = {
  ...rowInCall(SAID),
  status: 'completed',
  endedAt: SAID,
  delivery: 'close',
  outcome: { kind: 'completed', ...said },
}
const needsBedside: RequestRow = {
  ...rowInCall(SAID),
  status: 'waiting',
  claimedById: null,
  claimedByName: null,
  outcome: { kind: 'needs-bedside', ...said },
}

describe.each([completed, needsBedside])('the outcome $outcome.kind', (row) => {
  it('can be taken back for 30 s', () => {
    expect(undoOutcome(row, VIC, false, secondsLater(29))).toMatchObject({
      ok: true,
      value: { set: { outcome: null } },
    })
    expect(undoOutcome(row, VIC, false, secondsLater(31))).toMatchObject({ refusal: { code: 'not_ready' } })
  })

  it('cannot be taken back once the bed has asked again', () => {
    expect(undoOutcome(row, VIC, true, secondsLater(1))).toMatchObject({ refusal: { code: 'not_ready' } })
  })
})
