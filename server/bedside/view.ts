import { and, eq, isNull, sql } from 'drizzle-orm'
import type { BedsideRequest, BedsideView, Caller, Knock } from '@/lib/bedside/view'
import type { Role } from '@/lib/board/roles'
import type { OpenStatus } from '@/lib/board/types'
import { account, bed, building, request, unitPhone } from '@/server/db/schema'
import { unitOfBed } from '@/server/db/unit-of-bed'
import { nurseInCall, type RequestRow } from '@/server/event-log/bed-state'
import { databaseTime, readDatabaseTime } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'

/** A device that was paired at a bed: the id of its display, and its serial. */
export interface Device {
  readonly id: string
  readonly serial: string
}

/** Reads what the device of a bed shows. It does not even read patient data. */
export async function readView(orm: Orm, device: Device, version: string): Promise<BedsideView> {
  const [found] = await orm
    .select({
      place: { building: building.name, floor: bed.floor, room: bed.room, bed: bed.label },
      phone: sql<string | null>`coalesce(${unitPhone.phone}, ${building.phone})`,
      open: request,
      role: account.role,
      now: databaseTime,
    })
    .from(bed)
    .innerJoin(building, eq(building.id, bed.buildingId))
    .leftJoin(unitPhone, and(eq(unitPhone.buildingId, bed.buildingId), eq(unitPhone.unit, unitOfBed)))
    .leftJoin(request, and(eq(request.bedId, bed.id), isNull(request.endedAt)))
    .leftJoin(account, eq(account.id, request.claimedById))
    .where(hasDevice(device.serial))
  const { serial } = device
  if (!found) {
    const serverTime = Math.floor(await readDatabaseTime(orm))
    return { serial, place: null, phone: null, request: null, knock: null, serverTime, version }
  }
  const { place, phone, open, role, now } = found
  return {
    serial,
    place,
    phone,
    request: open && requestOf(open, role, device),
    knock: open && knockOf(open, role),
    serverTime: Math.floor(now),
    version,
  }
}

/** The condition for the bed that a device serves. */
export const hasDevice = (serial: string) => and(eq(bed.deviceSerial, serial), isNull(bed.retiredAt))

/** Returns the id of the bed that a device serves, or null. */
export async function bedOfDevice(orm: Orm | Transaction, serial: string): Promise<string | null> {
  const [found] = await orm.select({ id: bed.id }).from(bed).where(hasDevice(serial))
  return found?.id ?? null
}

/** Returns the open request of the bed that a device serves, or null. */
export async function openAtDevice(orm: Orm | Transaction, serial: string): Promise<RequestRow | null> {
  const [found] = await orm
    .select({ request })
    .from(request)
    .innerJoin(bed, eq(bed.id, request.bedId))
    .where(and(hasDevice(serial), isNull(request.endedAt)))
  return found?.request ?? null
}

function requestOf(row: RequestRow, role: Role | null, device: Device): BedsideRequest {
  const mine = row.askedById === device.id
  return {
    id: row.id,
    // Closing sets `ended_at` in the same statement, so an open row's status is an open one.
    status: row.status as OpenStatus,
    priority: row.priority,
    askedAt: row.askedAt.getTime(),
    ...(row.arrivedAt && { arrivedAt: row.arrivedAt.getTime() }),
    receivedAt: row.deliveredAt?.getTime() ?? null,
    claimedBy: callerOf(row, role),
    mine,
    mayCancel: mine && nurseInCall(row) === null,
  }
}

const callerOf = ({ claimedByName }: RequestRow, role: Role | null): Caller | null =>
  claimedByName === null ? null : { name: claimedByName || null, role }

function knockOf(row: RequestRow, role: Role | null): Knock | null {
  const nurse = nurseInCall(row)
  if (nurse === null || row.knockedAt === null) return null
  const by = { name: nurse.name, role: row.status === 'in-call' ? role : null }
  return { requestId: row.id, by, since: row.knockedAt.getTime(), answered: row.knockAnswer }
}
