import { and, eq, isNull, type SQL } from 'drizzle-orm'
import type { AssistanceLocator } from '@/lib/solo/endpoints'
import type { Orm } from '@/server/platform/db/open'
import { assistanceRequest, bed, device, patient } from '../db/schema'

export interface Place {
  readonly bedId: string
  /** Null where the bed has no device. */
  readonly deviceSerial: string | null
  readonly patientSpid: number | null
  /** The request that is open there. */
  readonly openId: string | null
}

/**
 * Returns the one bed that a locator names, or null if it names none or several. "bed" is optional in the reference: a room with
 * a single bed is then enough, while a room with several is refused like an unknown one, since help that goes to the
 * neighbour's bed is worse than an error.
 */
export async function findPlace(orm: Orm, locator: AssistanceLocator): Promise<Place | null> {
  const found = await orm
    .select({
      bedId: bed.id,
      deviceSerial: device.serial,
      patientSpid: bed.patientSpid,
      openId: assistanceRequest.id,
    })
    .from(bed)
    .leftJoin(device, eq(device.bedId, bed.id))
    .leftJoin(patient, eq(patient.spid, bed.patientSpid))
    .leftJoin(
      assistanceRequest,
      and(eq(assistanceRequest.bedId, bed.id), isNull(assistanceRequest.finishedAt)),
    )
    .where(meant(locator))
    .limit(2)
  return found.length === 1 ? (found[0] ?? null) : null
}

function meant(locator: AssistanceLocator): SQL | undefined {
  if ('patientMrn' in locator) return eq(patient.mrn, locator.patientMrn)
  if ('deviceSerialNumber' in locator) return eq(device.serial, locator.deviceSerialNumber)
  return and(
    ...('building' in locator
      ? [eq(bed.building, locator.building), eq(bed.floor, locator.floor)]
      : [eq(bed.department, locator.department)]),
    eq(bed.room, locator.room),
    locator.bed === undefined ? undefined : eq(bed.bed, locator.bed),
  )
}
