'use client'

import { useTranslations } from 'use-intl'
import { useTime } from '@/components/feed/feed-context'
import { Disclosure } from '@/components/ui/disclosure'
import { useFormats } from '@/components/words/use-formats'
import { callStep } from '@/lib/board/call-progress'
import type { ChartAppointment, ChartAppointments } from '@/lib/chart/types'
import { Attachments } from './attachments'
import { useChart } from './chart-context'
import { Note } from './note'
import { OpenInSolo } from './open-in-solo'
import { PartView } from './part-view'
import { usePart } from './use-part'
import { dayAround, unknownStatus } from './when'

/** Today's appointments, by this display's calendar and the server's clock. */
export function Appointments() {
  const t = useTranslations('chart')
  const from = useTime((now) => dayAround(now).from)
  const part = usePart<ChartAppointments>(`chart/appointments?from=${from}&to=${dayAround(from).to}`)
  return (
    <PartView part={part} what="appointments">
      {({ appointments, incomplete }) => (
        <>
          <p className="text-sm text-ink-faint">{t('appointments.which')}</p>
          {appointments.length === 0 && (
            <p className="py-3 text-base text-ink-soft">{t('appointments.none')}</p>
          )}
          <ul className="mt-3 space-y-3">
            {appointments.map((one) => (
              <li key={one.id} className="rounded-lg border border-line-strong px-4 pt-3 pb-1">
                <Appointment appointment={one} />
              </li>
            ))}
          </ul>
          {incomplete && (
            <p className="mt-3 text-base font-medium" role="status">
              {t('appointments.incomplete')}
            </p>
          )}
        </>
      )}
    </PartView>
  )
}

function Appointment({ appointment }: { appointment: ChartAppointment }) {
  const { minuteTime } = useFormats()
  const t = useTranslations('chart')
  const { opensSolo } = useChart()
  const { at, durationSeconds, reasons, providers, status, unmet } = appointment
  const minutes = durationSeconds === null ? null : Math.round(durationSeconds / 60)
  const step = status && callStep(status)
  const stands = unmet
    ? t('appointments.unmet')
    : step
      ? t(`appointments.status.${step}`)
      : status && unknownStatus(status)
  const more = [stands, minutes && t('appointments.minutes', { minutes }), ...providers].filter(Boolean)
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 pb-2">
        <p className="text-2xl font-bold tracking-tight">{minuteTime(at)}</p>
        <div className="min-w-0 flex-1 basis-48">
          <p className="text-lg font-semibold">{reasons.join(', ') || t('noReason')}</p>
          <p className="text-base text-ink-soft first-letter:uppercase">{more.join(' · ')}</p>
        </div>
        {opensSolo && <OpenInSolo appointmentId={appointment.id} />}
      </div>
      <div className="border-t border-line">
        <Disclosure level={4} title={t('note.title')}>
          <Note appointmentId={appointment.id} />
        </Disclosure>
      </div>
      <div className="border-t border-line">
        <Disclosure level={4} title={t('attachments.title')}>
          <Attachments appointmentId={appointment.id} />
        </Disclosure>
      </div>
    </>
  )
}
