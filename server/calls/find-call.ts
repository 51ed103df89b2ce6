import { eq, sql } from 'drizzle-orm'
import { bed, videoCall } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'

/** A call that a nurse joined from a request, with the place as it was then. */
export type CallRow = typeof videoCall.$inferSelect

/** The path of a call, as the vendor names it ("Linking", operation 34). */
const CALL_PATH = /\/videocalls\/([\w-]{1,100})$/

/** Returns the id of the call that a link leads to; null where the link names none, as one of Teams. */
export const callIdIn = (url: string): string | null =>
  URL.canParse(url) ? (CALL_PATH.exec(new URL(url).pathname)?.[1] ?? null) : null

/** Records which request a link's call is for, where its bed is, and which nurse has joined. */
export async function recordCall(
  tx: Transaction,
  url: string,
  joined: Readonly<Record<'requestId' | 'bedId' | 'providerId', string>> & { readonly series: number },
): Promise<void> {
  const id = callIdIn(url)
  if (id === null) return
  const { buildingId, floor, department, room, label } = bed
  const [place] = await tx
    .select({ buildingId, floor, department, room, bed: label })
    .from(bed)
    .where(eq(bed.id, joined.bedId))
  if (!place) return
  const values = { ...joined, ...place, joinedAt: sql`clock_timestamp()` }
  await tx
    .insert(videoCall)
    .values({ id, ...values })
    .onConflictDoUpdate({ target: videoCall.id, set: values })
}

/** Returns what is known of a call by its id, the one in the address of its page; null for a call of no request. */
export async function findCall(orm: Orm | Transaction, callId: string): Promise<CallRow | null> {
  const [found] = await orm.select().from(videoCall).where(eq(videoCall.id, callId))
  return found ?? null
}
