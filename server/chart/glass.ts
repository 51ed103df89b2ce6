import { and, count, desc, eq, gt, sql } from 'drizzle-orm'
import type { OpenedChart } from '@/lib/chart/types'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { bed, building, chartGlass } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'

/** How long a chart stays open to a nurse who has said why: longer than a visit, shorter than a shift. */
const OPEN_HOURS = 4
/** How long charge nurses see that a chart was opened. */
export const SHOWN_HOURS = 24
const MOST_SHOWN = 200

/** Opens the chart of a bed's patient to a nurse outside their own units. Refuses not_found and no_patient. */
export const breakGlass = (
  orm: Orm,
  actor: Actor,
  bedId: string,
  reason: string,
): Promise<Result<{ readonly until: number }>> =>
  orm.transaction(async (tx) => {
    const [found] = await tx.select({ soloId: bed.patientSoloId }).from(bed).where(eq(bed.id, bedId))
    if (!found) return refused('not_found', refusalText('place.noBed'))
    if (found.soloId === null) return refused('no_patient', refusalText('chart.noPatient'))
    const [made] = await tx
      .insert(chartGlass)
      .values({
        accountId: actor.userId,
        accountName: actor.name,
        role: actor.role,
        bedId,
        patientSoloId: found.soloId,
        reason,
        until: sql`clock_timestamp() + make_interval(hours => ${OPEN_HOURS}::int)`,
      })
      .returning({ until: chartGlass.until })
    if (!made) throw new Error('What was inserted did not come back')
    return accepted({ until: made.until.getTime() })
  })

/** Returns how many of these charts were opened after `since` (ms). */
export async function countOpened(orm: Orm, since: number): Promise<number> {
  const [counted] = await orm
    .select({ charts: count() })
    .from(chartGlass)
    .innerJoin(bed, eq(bed.id, chartGlass.bedId))
    .where(and(isShown, gt(chartGlass.at, sql`to_timestamp(${since}::bigint / 1000.0)`)))
  return counted?.charts ?? 0
}

const isShown = gt(chartGlass.at, sql`clock_timestamp() - make_interval(hours => ${SHOWN_HOURS}::int)`)

/** Returns the charts that nurses opened outside their own units in the last 24 h, the latest first. It names no patient. */
export async function listOpened(orm: Orm): Promise<readonly OpenedChart[]> {
  const rows = await orm
    .select({ glass: chartGlass, bed, building: building.name })
    .from(chartGlass)
    .innerJoin(bed, eq(bed.id, chartGlass.bedId))
    .innerJoin(building, eq(building.id, bed.buildingId))
    .where(isShown)
    .orderBy(desc(chartGlass.at))
    .limit(MOST_SHOWN)
  return rows.map(({ glass, bed: there, building: name }) => ({
    id: glass.id,
    at: glass.at.getTime(),
    by: glass.accountName,
    reason: glass.reason,
    place: { building: name, floor: there.floor, room: there.room, bed: there.label },
  }))
}
