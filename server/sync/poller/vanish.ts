import { writeChange } from '@/server/assistance/change'
import { newSeries } from '@/server/assistance/follow-patient'
import { resetSoloPlace } from '@/server/assistance/move'
import { callOver } from '@/server/assistance/outcome'
import type { RequestRow } from '@/server/event-log/bed-state'
import type { Transaction } from '@/server/platform/db/open'
import { vanished } from './reconcile'

/** Writes that Solo no longer has an open request. @returns whether Solo dropped it, and it is sent again */
export async function vanishFromSolo(tx: Transaction, open: RequestRow, now: Date): Promise<boolean> {
  const means = vanished(open)
  if (means === 'call-over') {
    await writeChange(tx, open.id, { set: callOver(open, now), kind: 'request-updated' })
  } else if (means === 'ended') {
    // Solo does not say how: a claimed request counts as completed, an unclaimed one as cancelled.
    const taken = open.claimedByName !== null
    await writeChange(tx, open.id, {
      set: {
        status: taken ? 'completed' : 'cancelled',
        endedAt: now,
        endReason: 'ended-in-solo',
        delivery: 'done',
      },
      kind: taken ? 'request-completed' : 'request-cancelled',
    })
  } else if (means === 'dropped') {
    await sendAgain(tx, open, now)
  }
  return means === 'dropped'
}

/** Has a request sent to Solo again that Solo dropped. Until Solo has it, it reads NOT SENT, and its nurse cannot join. */
async function sendAgain(tx: Transaction, open: RequestRow, now: Date): Promise<void> {
  const isClaimed = open.claimedByName !== null
  await writeChange(tx, open.id, {
    set: {
      ...(!isClaimed && { status: 'not-sent' }),
      soloId: null,
      soloStatus: null,
      delivery: 'create',
      sentAt: null,
      deliveredAt: null,
      attempts: 0,
      nextAttemptAt: now,
      droppedAt: now,
      // Calls are booked under Solo's id of the request, which is another from now on.
      ...newSeries(open),
      via: null,
    },
    kind: isClaimed ? 'request-updated' : 'request-not-sent',
  })
  await resetSoloPlace(tx, open)
}
