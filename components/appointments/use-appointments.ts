import { useSWRConfig } from 'swr'
import { type Loaded, useLoaded } from '@/components/feed/use-loaded'
import { daysLater } from '@/lib/appointments/day'
import { isOver, isOwed } from '@/lib/appointments/status'
import type { AppointmentList } from '@/lib/appointments/types'
import { SLOTS_PATH } from './use-slots'

const PATH = '/api/visits'
const SOON_MS = 2_000
const LATER_MS = 30_000
/** Older than this, the server is asking Solo right now. */
const STALE_MS = 25_000

const isAwaited = ({ visits: appointments, now, solo }: AppointmentList): boolean =>
  solo.state !== 'down' &&
  appointments.some((one) => isOwed(one) || (!isOver(one.status) && now - (one.checkedAt ?? 0) > STALE_MS))

/** Returns the appointments booked in Lantern that begin on one day, and polls for changes. */
export function useAppointments(day: number): Loaded<AppointmentList> {
  const query = new URLSearchParams({ from: String(day), to: String(daysLater(day, 1)) })
  return useLoaded<AppointmentList>(`${PATH}?${query}`, (latest) =>
    latest && isAwaited(latest) ? SOON_MS : LATER_MS,
  )
}

/** Returns what loads all lists and slots again, after an appointment was booked, moved or cancelled. */
export function useRefreshAll(): () => Promise<unknown> {
  const { mutate } = useSWRConfig()
  return () =>
    mutate((key) => typeof key === 'string' && (key.startsWith(PATH) || key.startsWith(SLOTS_PATH)))
}
