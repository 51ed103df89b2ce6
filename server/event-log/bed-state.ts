import { and, eq, isNull, type SQL } from 'drizzle-orm'
import { awaitsProvider } from '@/lib/board/call-progress'
import { readinessOf } from '@/lib/board/device-report'
import type { Bed, BedDevice, BedRequest, Claimant, OpenStatus, RequestStatus } from '@/lib/board/types'
import { bed, deviceReport, request, unitPhone } from '@/server/db/schema'
import { unitOfBed } from '@/server/db/unit-of-bed'
import type { Orm, Transaction } from '@/server/platform/db/open'

type BedRow = typeof bed.$inferSelect
export type RequestRow = typeof request.$inferSelect
type ReportRow = typeof deviceReport.$inferSelect

/** Reads beds with their open request, unmasked, as the board shows them. One query. */
export async function readBeds(orm: Orm | Transaction, where: SQL | undefined): Promise<Bed[]> {
  const rows = await orm
    .select({ bed, request, phone: unitPhone.phone, deviceReport })
    .from(bed)
    .leftJoin(request, and(eq(request.bedId, bed.id), isNull(request.endedAt)))
    .leftJoin(unitPhone, and(eq(unitPhone.buildingId, bed.buildingId), eq(unitPhone.unit, unitOfBed)))
    .leftJoin(deviceReport, eq(deviceReport.serial, bed.deviceSerial))
    .where(where)
  return rows.map((row) => bedOf(row.bed, row.request, row.phone, row.deviceReport))
}

function bedOf(row: BedRow, open: RequestRow | null, phone: string | null, reported: ReportRow | null): Bed {
  return {
    id: row.id,
    buildingId: row.buildingId,
    floor: row.floor,
    department: row.department,
    room: row.room,
    label: row.label,
    device: deviceOf(row, open, reported),
    occupied: row.occupied,
    patient:
      row.patientMrn === null
        ? null
        : { name: row.patientName ?? '', mrn: row.patientMrn, birthDate: row.patientBirthDate },
    // Closing sets `ended_at` in the same statement, so an open row's status is an open one.
    request: open && { ...requestOf(open), status: open.status as OpenStatus },
    ...(phone !== null && { phone }),
    ...(row.soloSays?.settled === false && {
      soloSays: { patient: row.soloSays.patient, at: row.soloSays.at },
    }),
    ...(row.retiredAt !== null && { retired: true as const }),
  }
}

/** The report of a paired device counts more than what Solo says. */
function deviceOf(row: BedRow, open: RequestRow | null, reported: ReportRow | null): BedDevice {
  const { deviceSerial: serial, deviceReadiness, readinessAt, reportedSerial, placeUnknownAt } = row
  const own = reported && (reported.silentAt ? 'offline' : readinessOf(reported.report))
  const readiness = own ?? deviceReadiness
  const at = reported?.at ?? readinessAt
  const calling = open && nurseInCall(open) !== null && readiness !== 'offline'
  return {
    serial,
    readiness: serial === null ? 'none' : calling ? 'busy' : readiness,
    ...(at && { at: at.getTime() }),
    ...(reported && { report: reported.report }),
    ...(reported?.silentAt && { silent: true as const }),
    ...(serial !== null &&
      reportedSerial !== null &&
      reportedSerial !== serial && { reported: reportedSerial }),
    ...(placeUnknownAt !== null && { placeUnknown: true as const }),
  }
}

/** Returns the nurse in the call of an open request; null while no one is, as far as Lantern knows. */
export function nurseInCall(row: RequestRow): Claimant | null {
  if (row.status === 'in-call') return { userId: row.claimedById, name: row.claimedByName || null }
  const { raisedFromCall: call } = row
  return call && !call.left ? { userId: call.userId, name: call.name } : null
}

/** Whether the bed let a nurse in who is not in the call, as far as Solo says. */
const isBedWaiting = ({ status, knockAnswer, appointmentStatus, raisedFromCall }: RequestRow): boolean =>
  knockAnswer === 'let-in' &&
  !(raisedFromCall && !raisedFromCall.left) &&
  (status === 'claimed' || (status === 'in-call' && awaitsProvider(appointmentStatus)))

/** Returns a request, open or ended, as its dialog shows it. */
export function requestOf(row: RequestRow): Omit<BedRequest, 'status'> & { status: RequestStatus } {
  return {
    id: row.id,
    status: row.status,
    priority: row.priority,
    reason: row.reason,
    origin: row.origin,
    askedAt: row.askedAt.getTime(),
    ...(row.arrivedAt && { arrivedAt: row.arrivedAt.getTime() }),
    ...(row.droppedAt && { droppedAt: row.droppedAt.getTime() }),
    askedBy: row.askedByName,
    claimedBy:
      row.claimedByName === null ? null : { userId: row.claimedById, name: row.claimedByName || null },
    claimedAt: row.claimedAt?.getTime() ?? null,
    joinedAt: row.joinedAt?.getTime() ?? null,
    via: row.via,
    soloStatus: row.soloStatus,
    progress: row.appointmentStatus,
    returns: row.returns,
    returnedAt: row.returnedAt?.getTime() ?? null,
    returnedFrom: row.returnedFromName,
    ...(row.knockedAt && row.knockAnswer === null && { knockingSince: row.knockedAt.getTime() }),
    ...(row.knockAnswer === 'let-in' && row.knockAnsweredAt && { letInAt: row.knockAnsweredAt.getTime() }),
    ...(row.knockAnswer === 'declined' &&
      row.knockAnsweredAt && { declinedAt: row.knockAnsweredAt.getTime() }),
    ...(row.callOverAt && { callOverAt: row.callOverAt.getTime() }),
    // The outcome of a completed call is kept in the row, not shown.
    ...(row.outcome && row.outcome.kind !== 'completed' && { outcome: row.outcome }),
    ...(isBedWaiting(row) && row.knockAnsweredAt && { bedWaitsSince: row.knockAnsweredAt.getTime() }),
    ...inCallByOf(row),
  }
}

function inCallByOf(row: RequestRow): Pick<BedRequest, 'inCallBy'> {
  const nurse = row.status === 'in-call' || row.endedAt ? null : nurseInCall(row)
  return nurse ? { inCallBy: nurse } : {}
}
