import CalendarClock from 'lucide-react/icons/calendar-clock'
import CircleDot from 'lucide-react/icons/circle-dot'
import CircleX from 'lucide-react/icons/circle-x'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/words/use-formats'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import { BOOKING, CANCELLED, FAILED, statusWords } from '@/lib/appointments/status'
import type { Appointment } from '@/lib/appointments/types'

/** The status of an appointment: an icon, a word, and what is wrong, if anything. */
export function AppointmentStatus({
  appointment: { status, movingTo, trouble },
}: {
  appointment: Appointment
}) {
  const words = useRefusalWords()
  const t = useTranslations('appointments')
  const formats = useFormats()
  const Icon = iconOf(status)
  return (
    <div>
      <p className={`flex items-center gap-2 ${status === CANCELLED ? 'text-ink-soft' : 'font-semibold'}`}>
        <Icon
          aria-hidden
          className={`size-5 flex-none ${status === BOOKING ? 'motion-safe:animate-spin' : ''}`}
        />
        {statusWords(status, t)}
      </p>
      {movingTo !== null && (
        <p className="mt-0.5 text-sm text-ink-soft">{t('moving', { time: formats.minuteTime(movingTo) })}</p>
      )}
      {trouble && <p className="mt-0.5 text-sm text-ink-soft">{words(trouble)}</p>}
    </div>
  )
}

function iconOf(status: string) {
  if (status === BOOKING) return LoaderCircle
  if (status === FAILED || status === CANCELLED) return CircleX
  return status === 'scheduled' ? CalendarClock : CircleDot
}
