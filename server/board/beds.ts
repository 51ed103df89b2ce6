import { and, eq, isNull, type SQL } from 'drizzle-orm'
import type { Bed, BedRequest, OpenStatus, RequestStatus } from '@/lib/board/types'
import type { Orm, Transaction } from '../db/open'
import { bed, request } from '../db/schema'

type BedRow = typeof bed.$inferSelect
export type RequestRow = typeof request.$inferSelect

/** Beds with their open request, unmasked, as the board shows them. One query. */
export async function readBeds(orm: Orm | Transaction, where: SQL | undefined): Promise<Bed[]> {
  const rows = await orm
    .select({ bed, request })
    .from(bed)
    .leftJoin(request, and(eq(request.bedId, bed.id), isNull(request.endedAt)))
    .where(where)
  return rows.map((row) => bedOf(row.bed, row.request))
}

function bedOf(row: BedRow, open: RequestRow | null): Bed {
  return {
    id: row.id,
    buildingId: row.buildingId,
    floor: row.floor,
    department: row.department,
    room: row.room,
    label: row.label,
    device: { serial: row.deviceSerial, readiness: row.deviceSerial ? row.deviceReadiness : 'none' },
    occupied: row.occupied,
    patient:
      row.patientMrn === null
        ? null
        : { name: row.patientName ?? '', mrn: row.patientMrn, birthDate: row.patientBirthDate },
    // Closing sets `ended_at` in the same statement, so an open row's status is an open one.
    request: open && { ...requestOf(open), status: open.status as OpenStatus },
  }
}

/** A request as its dialog shows it, open or ended. */
export function requestOf(row: RequestRow): Omit<BedRequest, 'status'> & { status: RequestStatus } {
  return {
    id: row.id,
    status: row.status,
    priority: row.priority,
    reason: row.reason,
    origin: row.origin,
    askedAt: row.askedAt.getTime(),
    askedBy: row.askedByName,
    claimedBy: row.claimedByName === null ? null : { userId: row.claimedById, name: row.claimedByName },
    claimedAt: row.claimedAt?.getTime() ?? null,
    joinedAt: row.joinedAt?.getTime() ?? null,
    via: row.via,
    soloStatus: row.soloStatus,
    progress: row.appointmentStatus,
  }
}
