import { and, eq, gt, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { DisplayEnd } from '@/lib/board/display'
import type { Actor } from '@/server/access/permission'
import { display, session } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'

const DAY_S = 24 * 3_600
/** How long a display's session is valid without use. */
export const DISPLAY_SESSION_S = 90 * DAY_S
/** A session that is used with less than this left is valid for the whole time again. */
const RENEW_BELOW_S = 80 * DAY_S
/** `last_seen_at` is written no more often than this. */
const SEEN_EVERY_S = 30

type DisplayRow = Pick<
  typeof display.$inferSelect,
  'id' | 'name' | 'bedSerial' | 'buildingId' | 'unit' | 'showsNames' | 'namesApprovedAt' | 'namesUntil'
>

/** Returns whether a display gets names now: its administrator chose so, and a charge nurse agreed or still has time to. */
const mayShowNames = ({ showsNames, namesApprovedAt, namesUntil }: DisplayRow): boolean =>
  showsNames && (namesApprovedAt !== null || (namesUntil !== null && namesUntil.getTime() > Date.now()))

/** Returns a display, or a device at a bed, as an actor. */
export function displayActor(row: DisplayRow, sessionId: string): Actor {
  const who = { userId: row.id, name: row.name, sessionId }
  if (row.bedSerial !== null) return { ...who, role: 'device', device: { serial: row.bedSerial } }
  const { buildingId, unit } = row
  return { ...who, role: 'display', display: { buildingId, unit, showsNames: mayShowNames(row) } }
}

/**
 * Records that displays are in use: when they were seen, and until when their sessions are now valid. An ended session stays
 * ended.
 */
export async function noteUse(orm: Orm, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return
  const open = and(
    inArray(session.id, [...sessionIds]),
    isNotNull(session.displayId),
    isNull(session.endedAt),
    gt(session.expiresAt, sql`now()`),
  )
  await orm
    .update(session)
    .set({ expiresAt: sql`now() + make_interval(secs => ${DISPLAY_SESSION_S})` })
    .where(and(open, lt(session.expiresAt, sql`now() + make_interval(secs => ${RENEW_BELOW_S})`)))
  await orm
    .update(display)
    .set({ lastSeenAt: sql`now()` })
    .where(
      and(
        inArray(display.id, orm.select({ id: session.displayId }).from(session).where(open)),
        or(
          isNull(display.lastSeenAt),
          lt(display.lastSeenAt, sql`now() - make_interval(secs => ${SEEN_EVERY_S})`),
        ),
      ),
    )
}

/** Returns the state of a display's session; null for an unknown id. */
export async function displayStanding(orm: Orm, sessionId: string): Promise<DisplayEnd | 'open' | null> {
  const [found] = await orm
    .select({ endedAt: session.endedAt, over: sql<boolean>`${session.expiresAt} <= now()` })
    .from(session)
    .where(and(eq(session.id, sessionId), isNotNull(session.displayId)))
  if (!found) return null
  if (found.endedAt) return 'revoked'
  return found.over ? 'expired' : 'open'
}
