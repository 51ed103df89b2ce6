import type { CallState } from '@/lib/board/call-progress'
import type { SoloClient } from '@/lib/solo/client'
import type { SoloError } from '@/lib/solo/failure'

/** An appointment as Solo has it now, in Lantern's words. */
export interface SeenAppointment extends CallState {
  readonly id: string
  /** Lantern's own id, where the appointment was booked from here. */
  readonly externalId: string | null
  readonly startsAt: Date | null
  readonly durationSeconds: number | null
}

export type AppointmentLookup =
  | { readonly kind: 'found'; readonly found: SeenAppointment }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: SoloError }

/** Statuses of Solo that Lantern does not know are shown as they are, up to this length. */
const LONGEST_WORD = 60

/**
 * Fetches an appointment (operation 14). `none` only when Solo itself says so; the 404 of a proxy says nothing about
 * appointments.
 */
export async function fetchAppointment(client: SoloClient, id: string): Promise<AppointmentLookup> {
  const answer = await client.call('getAppointment', { params: { appointment_id: id } })
  if (!answer.ok) {
    const { error } = answer
    return error.kind === 'not-found' && error.said !== null ? { kind: 'none' } : { kind: 'failed', error }
  }
  const { value } = answer
  return {
    kind: 'found',
    found: {
      id: String(value.id),
      externalId: value.externalId == null ? null : String(value.externalId),
      appointment: wordOf(value.status),
      call: wordOf(value.videoCall?.status),
      startsAt: value.date == null ? null : new Date(value.date * 1000),
      durationSeconds: value.duration ?? null,
    },
  }
}

const wordOf = (text: string | null | undefined): string | null => text?.trim().slice(0, LONGEST_WORD) || null
