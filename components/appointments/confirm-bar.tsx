import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import { usePlaces } from '@/components/words/use-places'
import { slotSpan } from '@/lib/appointments/day'
import type { AppointmentPlace, Slot } from '@/lib/appointments/types'

export interface ConfirmBarProps {
  readonly who: { readonly name: string; readonly mrn: string; readonly place: AppointmentPlace }
  readonly waitingRoom: string
  readonly slot: Slot
  readonly busy: boolean
  /** Why it was not booked, in words. */
  readonly problem: string | null
}

/** Repeats patient, place and time before booking. Stays in sight below a long day of slots. */
export function ConfirmBar({ who, waitingRoom, slot, busy, problem }: ConfirmBarProps) {
  const t = useTranslations('appointments')
  const places = usePlaces()
  const formats = useFormats()
  return (
    <div className="sticky bottom-0 -mx-5 -mb-5 rounded-b-xl border-t-2 border-ink bg-surface px-5 py-4 sm:-mx-6 sm:-mb-6 sm:px-6">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <div aria-live="polite" className="min-w-0 flex-1 basis-64 leading-snug">
          <p className="text-lg font-bold first-letter:uppercase">
            {t.rich('form.when', {
              day: formats.weekday(slot.startsAt),
              span: slotSpan(slot.startsAt, slot.durationSeconds, formats),
              line: (parts) => <span className="whitespace-nowrap">{parts}</span>,
            })}
          </p>
          <p className="min-w-0">
            {t.rich('form.summary', {
              room: waitingRoom,
              name: who.name,
              mrn: who.mrn,
              bed: places.roomAndBed(who.place),
              b: (parts) => <span className="font-semibold">{parts}</span>,
            })}
          </p>
        </div>
        <Button variant="primary" type="submit" disabled={busy} className="max-sm:w-full sm:min-w-32">
          {t(busy ? 'form.booking' : 'form.book')}
        </Button>
      </div>
      {problem && <RefusalNote>{problem}</RefusalNote>}
    </div>
  )
}
