import type { UpstreamHealth } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'

/** Appointments as pages show them. Times are ms since the Unix epoch. */

/** How many days one list of slots or appointments may span, and how long (s) an appointment booked here may be. */
export const APPOINTMENT_LIMITS = {
  days: 14,
  shortestSeconds: 300,
  longestSeconds: 28_800,
  reasonLength: 200,
} as const

export interface WaitingRoom {
  readonly id: string
  readonly name: string
  /** What it is for, where Solo says so. */
  readonly service: string | null
}

export interface Slot {
  readonly startsAt: number
  readonly durationSeconds: number
}

export interface AppointmentPlace {
  readonly bedId: string
  readonly building: string
  readonly floor: string
  readonly room: string
  readonly label: string
}

/** A bed and the patient in it, for roles that may read patients. */
export interface BedForAppointment {
  readonly place: AppointmentPlace
  readonly patient: {
    /** Solo's id; null where Solo has not told it, and nothing can be booked. */
    readonly soloId: string | null
    readonly name: string
    readonly mrn: string
    readonly birthDate: string | null
  } | null
}

/** An appointment booked in Lantern. */
export interface Appointment extends Slot {
  readonly id: string
  /** Solo's status; `booking` until Solo has confirmed the appointment, `failed` where it was not booked. */
  readonly status: string
  readonly waitingRoom: string
  readonly reason: string
  readonly patient: { readonly name: string | null; readonly mrn: string | null }
  /** The bed it was booked from; null where that bed is no longer on the board. */
  readonly place: AppointmentPlace | null
  readonly bookedBy: string
  readonly bookedAt: number
  /** When Solo last answered about it; null: never. */
  readonly checkedAt: number | null
  /** The time it is being moved to, until Solo has answered. */
  readonly movingTo: number | null
  /** Why it was not booked, or what is wrong with it. */
  readonly trouble: Pick<Refusal, 'message' | 'say'> | null
}

export interface AppointmentList {
  readonly visits: readonly Appointment[]
  /** By the server's clock. */
  readonly now: number
  readonly solo: UpstreamHealth
}
