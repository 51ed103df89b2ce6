import { and, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import { unitOf } from '@/lib/board/unit'
import type { Actor } from '@/server/access/permission'
import { coversUnitOfBed } from '@/server/coverage/active-coverage'
import { appointment, bed, building, chartGlass, request } from '@/server/db/schema'
import { ago } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'

/** How long after a request of the patient has ended its nurse may open the chart. */
const TAKEN_MS = 12 * 3_600_000

/**
 * Why a chart is open to a nurse: the workstation stands in the bed's unit, they cover it, they have asked for help at the bed or
 * taken a request of this patient in the last 12 h, they have booked an appointment of the patient within a day, or they have said
 * why they open it all the same.
 */
export type ChartAccess = (typeof CHART_ACCESS)[number]

/** The reason that a row names is the first that holds: what was said is named only where nothing else does. */
const CHART_ACCESS = ['workplace', 'coverage', 'request', 'appointment', 'glass'] as const

/** The columns of a query on `bed` that say which of the reasons hold. */
const reasonsOf = ({ userId }: Actor) => ({
  coverage: coversUnitOfBed(userId),
  request: exists(
    sql`${request} where ${and(
      eq(request.bedId, bed.id),
      or(eq(request.claimedById, userId), eq(request.askedById, userId)),
      or(
        isNull(request.endedAt),
        and(gt(request.endedAt, ago(TAKEN_MS)), eq(request.soloPatientId, bed.patientSoloId)),
      ),
    )}`,
  ),
  appointment: exists(
    sql`${appointment} where ${and(
      eq(appointment.bookedById, userId),
      eq(appointment.patientSoloId, bed.patientSoloId),
      sql`${appointment.startsAt} between clock_timestamp() - interval '1 day' and clock_timestamp() + interval '1 day'`,
    )}`,
  ),
  glass: exists(
    sql`${chartGlass} where ${and(
      eq(chartGlass.accountId, userId),
      eq(chartGlass.patientSoloId, bed.patientSoloId),
      gt(chartGlass.until, sql`clock_timestamp()`),
    )}`,
  ),
})

const exists = (from: SQL) => sql<boolean>`exists (select from ${from})`

/** Reads a bed, and why the chart of its patient is open to a nurse; null where it is not, and for an unknown bed. One query. */
export async function bedWithAccess(orm: Orm, actor: Actor, bedId: string) {
  const [found] = await orm
    .select({ bed, building: building.name, reasons: reasonsOf(actor) })
    .from(bed)
    .innerJoin(building, eq(building.id, bed.buildingId))
    .where(eq(bed.id, bedId))
  if (!found) return null
  const reasons: Readonly<Record<ChartAccess, boolean>> = {
    workplace: worksThere(actor, found),
    ...found.reasons,
  }
  return { bed: found.bed, access: CHART_ACCESS.find((one) => reasons[one]) ?? null }
}

/** Whether the workstation stands in the unit of the bed. One that shows all beds of a building stands in no unit. */
function worksThere(
  { workplace }: Actor,
  { bed: there, building: name }: { readonly bed: typeof bed.$inferSelect; readonly building: string },
): boolean {
  if (!workplace || (workplace.building !== there.buildingId && workplace.building !== name)) return false
  return [...workplace.departments, ...workplace.floors].includes(unitOf(there))
}
