import type {
  Appointment,
  AppointmentList,
  BedForAppointment,
  Slot,
  WaitingRoom,
} from '@/lib/appointments/types'
import type { Permit } from '@/server/access/permission'
import type { Recorded } from '@/server/audit/recorded'

/** Times are ms since the Unix epoch. */
export interface SlotSearch {
  readonly waitingRoom: string
  readonly from: number
  readonly to: number
  readonly durationSeconds: number
}

export interface NewAppointment {
  readonly bedId: string
  /** Solo's id of the patient that the form was opened for. */
  readonly patient: string
  readonly waitingRoom: string
  readonly startsAt: number
  readonly durationSeconds: number
  readonly reason: string
  /** The same key of the same user returns the same appointment. */
  readonly idempotencyKey?: string
}

/** Appointments booked in Lantern. Every role that may book may also read patients. */
export interface AppointmentService {
  /** Operation 15. */
  waitingRooms(permit: Permit<'appointment:book'>): Promise<Recorded<readonly WaitingRoom[]>>
  /** The free slots that lie wholly within the range (operation 18). */
  slots(permit: Permit<'appointment:book'>, search: SlotSearch): Promise<Recorded<readonly Slot[]>>
  /** Returns a bed and the patient in it now. Refuses place_unknown. */
  bed(permit: Permit<'appointment:book'>, bedId: string): Promise<Recorded<BedForAppointment>>
  /**
   * Books a free slot (operation 6, else 8 or 7). The appointment is `booking` where Solo's answer was lost, until the
   * confirmation worker has asked Solo. Refusals: place_unknown, no_patient, patient_changed, slot_taken, invalid,
   * idempotency_conflict, upstream_rejected, upstream_unavailable.
   */
  book(
    permit: Permit<'appointment:book'>,
    appointment: NewAppointment,
  ): Promise<Recorded<{ appointment: Appointment; created: boolean }>>
  /** Lists those that begin in the range, from Lantern's own database, so also while Solo does not answer. */
  list(
    permit: Permit<'appointment:book'>,
    range: { from: number; to: number },
  ): Promise<Recorded<AppointmentList>>
  get(permit: Permit<'appointment:book'>, id: string): Promise<Recorded<Appointment>>
  /** Moves it to another free slot of its waiting room (operation 13). It keeps its time where Solo refuses. */
  move(permit: Permit<'appointment:book'>, id: string, to: Slot): Promise<Recorded<Appointment>>
  /** Cancels it and frees its slot (operation 13). */
  cancel(permit: Permit<'appointment:book'>, id: string): Promise<Recorded<Appointment>>
}
