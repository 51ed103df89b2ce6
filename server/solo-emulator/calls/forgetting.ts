import { and, eq, inArray, lt, notExists, sql } from 'drizzle-orm'
import { ago } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'
import { callMember, callNode, callNote, callRoom } from '../db/call-tables'

/** Longer than a node that can write that it lives takes to read them. */
const NOTES_KEPT_MS = 60_000
/** A node that comes back after this says so again. */
const NODES_KEPT_MS = 3_600_000
/** The most calls that are forgotten at a time: their rows are locked meanwhile. */
const AT_A_TIME = 500

/** Deletes the notes that every node has read, the nodes that are gone for good, and the rows of calls that no one is in. */
export async function forgetOld(orm: Orm): Promise<void> {
  await orm.delete(callNote).where(lt(callNote.at, ago(NOTES_KEPT_MS)))
  await orm.delete(callNode).where(lt(callNode.seenAt, ago(NODES_KEPT_MS)))
  await forgetEmptyCalls(orm)
}

const forgetEmptyCalls = (orm: Orm): Promise<unknown> =>
  orm.transaction(async (tx) => {
    const one = { one: sql`1` }
    const isEmpty = and(
      notExists(tx.select(one).from(callMember).where(eq(callMember.callId, callRoom.callId))),
      notExists(tx.select(one).from(callNote).where(eq(callNote.callId, callRoom.callId))),
    )
    const empty = await tx
      .select({ callId: callRoom.callId })
      .from(callRoom)
      .where(isEmpty)
      .limit(AT_A_TIME)
      .for('update', { skipLocked: true })
    const ids = empty.map(({ callId }) => callId)
    // Looks again, now that the rows are locked: a member may have come before they were.
    if (ids.length > 0) await tx.delete(callRoom).where(and(inArray(callRoom.callId, ids), isEmpty))
  })
