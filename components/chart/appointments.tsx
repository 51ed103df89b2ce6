'use client'

import { useTime } from '@/components/feed/feed-context'
import { Disclosure } from '@/components/ui/disclosure'
import type { ChartAppointment, ChartAppointments } from '@/lib/chart/types'
import { minuteTime } from '../board/clock-time'
import { Attachments } from './attachments'
import { useChart } from './chart-context'
import { Note } from './note'
import { OpenInSolo } from './open-in-solo'
import { PartView } from './part-view'
import { usePart } from './use-part'
import { dayAround, statusWords } from './when'

/** Today's, by this display's calendar and the server's clock. */
export function Appointments() {
  const from = useTime((now) => dayAround(now).from)
  const part = usePart<ChartAppointments>(`chart/appointments?from=${from}&to=${dayAround(from).to}`)
  return (
    <PartView part={part} what="today’s appointments">
      {({ appointments, incomplete }) => (
        <>
          <p className="text-sm text-ink-faint">
            Listed are those of the patient’s episodes, those booked in Lantern, and calls joined from here:
            Solo lists no others.
          </p>
          {appointments.length === 0 && <p className="py-3 text-base text-ink-soft">None found for today.</p>}
          <ul className="mt-3 space-y-3">
            {appointments.map((one) => (
              <li key={one.id} className="rounded-lg border border-line-strong px-4 pt-3 pb-1">
                <Appointment appointment={one} />
              </li>
            ))}
          </ul>
          {incomplete && (
            <p className="mt-3 text-base font-medium" role="status">
              There may be more: not all of them could be looked at.
            </p>
          )}
        </>
      )}
    </PartView>
  )
}

function Appointment({ appointment }: { appointment: ChartAppointment }) {
  const { opensSolo } = useChart()
  const { at, durationSeconds, reasons, providers, status } = appointment
  const minutes = durationSeconds === null ? null : Math.round(durationSeconds / 60)
  const more = [status && statusWords(status), minutes && `${minutes} min`, ...providers].filter(Boolean)
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 pb-2">
        <p className="text-2xl font-bold tracking-tight">{minuteTime(at)}</p>
        <div className="min-w-0 flex-1 basis-48">
          <p className="text-lg font-semibold">{reasons.join(', ') || 'No reason given'}</p>
          <p className="text-base text-ink-soft first-letter:uppercase">{more.join(' · ')}</p>
        </div>
        {opensSolo && <OpenInSolo appointmentId={appointment.id} />}
      </div>
      <div className="border-t border-line">
        <Disclosure level={4} title="Note">
          <Note appointmentId={appointment.id} />
        </Disclosure>
      </div>
      <div className="border-t border-line">
        <Disclosure level={4} title="Attachments">
          <Attachments appointmentId={appointment.id} />
        </Disclosure>
      </div>
    </>
  )
}
