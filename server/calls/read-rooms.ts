import { eq, gte, sql } from 'drizzle-orm'
import type { RankedDays, RoomCalls } from '@/lib/calls/ranking'
import { building, callQuality } from '@/server/db/schema'
import { daysAgo } from '@/server/platform/db/batches'
import type { Orm } from '@/server/platform/db/open'

const q = callQuality
/** Null where nothing was measured: percentiles and sums leave it out. */
const number = <T extends number | null = number | null>(from: ReturnType<typeof sql>) =>
  sql<T>`(${from})::float8`

const fromRoom = {
  lost: sql`case ${q.side} when 'provider' then ${q.lostIn} else ${q.lostOut} end`,
  all: sql`case ${q.side} when 'provider' then ${q.packetsIn} + ${q.lostIn} else ${q.packetsOut} end`,
}
const toRoom = {
  lost: sql`case ${q.side} when 'provider' then ${q.lostOut} else ${q.lostIn} end`,
  all: sql`case ${q.side} when 'provider' then ${q.packetsOut} else ${q.packetsIn} + ${q.lostIn} end`,
}
const share = ({ lost, all }: typeof fromRoom) => number(sql`sum(${lost}) / nullif(sum(${all}), 0)`)
const percentile = (of: number, column: typeof q.roundTripMs | typeof q.firstPictureMs) =>
  number(sql`percentile_cont(${of}::float8) within group (order by ${column})`)

/**
 * The calls of each room over the last `days`, by the index on when they began. Both sides of a call are one call, which is bad
 * where either side was.
 */
export const roomsQuery = (orm: Orm, days: RankedDays) =>
  orm
    .select({
      building: building.name,
      floor: q.floor,
      room: q.room,
      calls: number<number>(sql`count(distinct ${q.callId})`),
      bad: number<number>(sql`count(distinct ${q.callId}) filter (where ${q.bad})`),
      roundTripMs: percentile(0.5, q.roundTripMs),
      worstRoundTripMs: number(sql`max(${q.worstRoundTripMs})`),
      lostFromRoom: share(fromRoom),
      lostToRoom: share(toRoom),
      freezesPerMinute: number(sql`60.0 * sum(${q.freezes}) / nullif(sum(${q.pictureSeconds}), 0)`),
      firstPictureMs: percentile(0.5, q.firstPictureMs),
      firstPictureP95Ms: percentile(0.95, q.firstPictureMs),
      relayed: number(sql`avg(${q.relayed}::int)`),
      lastBadAt: number(sql`extract(epoch from max(${q.startedAt}) filter (where ${q.bad})) * 1000`),
    })
    .from(q)
    .innerJoin(building, eq(building.id, q.buildingId))
    .where(gte(q.startedAt, daysAgo(days)))
    .groupBy(building.name, q.floor, q.room)

export const readRooms = (orm: Orm, days: RankedDays): Promise<readonly RoomCalls[]> => roomsQuery(orm, days)
