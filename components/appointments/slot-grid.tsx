import { useId } from 'react'
import { ChoiceButton } from '@/components/ui/choice-row'
import type { HourOfSlots, OfferedSlot } from '@/lib/appointments/day-plan'

export interface SlotGridProps {
  readonly legend: string
  readonly hours: readonly HourOfSlots[]
  /** When the chosen slot starts, ms. */
  readonly chosen: number | null
  readonly onChoose: (slot: OfferedSlot) => void
}

/** The free slots, one row an hour; the arrow keys go from slot to slot. */
export function SlotGrid({ legend, hours, chosen, onChoose }: SlotGridProps) {
  const group = useId()
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{legend}</legend>
      <div className="grid gap-2">
        {hours.map(({ hour, slots }) => (
          <div key={hour} className="flex gap-2">
            <span aria-hidden className="w-7 flex-none pt-3 text-right text-ink-faint tabular-nums">
              {String(hour).padStart(2, '0')}
            </span>
            <div className="grid min-w-0 flex-1 grid-cols-4 gap-2">
              {slots.map((slot) => (
                <div key={slot.startsAt} className={quarterOf(slot)}>
                  <ChoiceButton
                    group={group}
                    choice={{ value: slot.startsAt, label: slot.words }}
                    chosen={slot.startsAt === chosen}
                    onChoose={() => onChoose(slot)}
                  />
                </div>
              ))}
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

const QUARTERS = ['col-start-1', 'col-start-2', 'col-start-3', 'col-start-4'] as const

/** One column a quarter of an hour, so that a time has the same place in every row, whatever slots are taken. */
const quarterOf = ({ startsAt }: OfferedSlot) => QUARTERS[Math.floor(new Date(startsAt).getMinutes() / 15)]
