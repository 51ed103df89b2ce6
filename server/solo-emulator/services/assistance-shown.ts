import { eq, like, or, type SQL } from 'drizzle-orm'
import type { Orm } from '@/server/platform/db/open'
import {
  type Assignee,
  appointment,
  assistanceRequest,
  avSession,
  bed,
  device,
  location,
  patient,
} from '../db/schema'
import { PRACTICE_ID } from '../demo/examples'
import { atom, yearsBetween } from '../time-formats'

export interface AvSessionShown {
  readonly id: string
  readonly startedAt: string
  readonly endedAt: string | null
}

/** An assistance request as the reference shows it: every documented field, always. */
export interface AssistanceShown {
  readonly id: string
  readonly device: string
  readonly careLocation: {
    readonly availability: 'online' | 'offline'
    readonly id: string
    readonly name: string
    readonly status: 'active'
    readonly video: {
      readonly type: 'robot'
      readonly clientId: null
      readonly serialNumber: string
      readonly careLocationId: string
      readonly skipActivation: true
    }
  }
  readonly practice: string
  /** Null if the bed was empty when help was asked for. */
  readonly patient: {
    readonly age: number
    readonly id: string
    readonly firstName: string
    readonly lastName: string
    readonly middleName: string
    readonly dob: string | null
    readonly mrn: string
  } | null
  readonly assignedTo: Assignee | null
  readonly room: string
  readonly status: string
  readonly createdAt: string
  readonly finishedAt: string | null
  readonly location: { readonly id: string; readonly name: string }
  /** The periods in which both sides were in its call. The reference says only that it is a list. */
  readonly avSessions: readonly AvSessionShown[]
  readonly createdFromExternalApi: true
}

/** Returns the one request that `which` selects, or null. */
export async function showRequest(orm: Orm, which: SQL | undefined): Promise<AssistanceShown | null> {
  const [row] = await orm
    .select({ request: assistanceRequest, bed, device, location, patient })
    .from(assistanceRequest)
    .innerJoin(bed, eq(bed.id, assistanceRequest.bedId))
    .innerJoin(device, eq(device.serial, assistanceRequest.deviceSerial))
    .innerJoin(location, eq(location.id, bed.locationId))
    .leftJoin(patient, eq(patient.spid, assistanceRequest.patientSpid))
    .where(which)
    .limit(1)
  return row ? shown(row, await sessionsOf(orm, row.request.id)) : null
}

interface Row {
  readonly request: typeof assistanceRequest.$inferSelect
  readonly bed: typeof bed.$inferSelect
  readonly device: typeof device.$inferSelect
  readonly location: typeof location.$inferSelect
  readonly patient: typeof patient.$inferSelect | null
}

/** The periods of the calls booked under its id, with or without the suffix of a later booking: a point and a number. */
async function sessionsOf(orm: Orm, requestId: string): Promise<AvSessionShown[]> {
  const rows = await orm
    .select({ session: avSession })
    .from(avSession)
    .innerJoin(appointment, eq(appointment.videoCallId, avSession.callId))
    .where(or(eq(appointment.externalId, requestId), like(appointment.externalId, `${requestId}.%`)))
    .orderBy(avSession.startedAt)
  return rows.map(({ session: { id, startedAt, endedAt } }) => ({
    id,
    startedAt: atom(startedAt),
    endedAt: endedAt && atom(endedAt),
  }))
}

const shown = (
  { request, bed, device, location, patient }: Row,
  avSessions: readonly AvSessionShown[],
): AssistanceShown => ({
  id: request.id,
  device: device.serial,
  careLocation: {
    availability: device.online ? 'online' : 'offline',
    id: device.careLocationId,
    name: device.careLocationName,
    status: 'active',
    video: {
      type: 'robot',
      clientId: null,
      serialNumber: device.serial,
      careLocationId: device.careLocationNumber,
      skipActivation: true,
    },
  },
  practice: PRACTICE_ID,
  patient: patient && {
    // The reference does not say on which day: ours is the age at admission, as in its example.
    age: yearsBetween(patient.record.birthDate ?? '', bed.admittedOn ?? ''),
    id: patient.iwaId,
    firstName: patient.record.name[0]?.firstName ?? '',
    lastName: patient.record.name[0]?.lastName ?? '',
    middleName: patient.record.name[0]?.middleName ?? '',
    dob: patient.record.birthDate,
    mrn: patient.record.mrn,
  },
  assignedTo: request.assignedTo,
  room: device.roomName,
  status: request.status,
  createdAt: atom(request.createdAt),
  finishedAt: request.finishedAt && atom(request.finishedAt),
  location,
  avSessions,
  createdFromExternalApi: true,
})
