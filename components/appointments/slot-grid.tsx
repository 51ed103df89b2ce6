import { useId } from 'react'
import type { HourOfSlots, OfferedSlot } from '@/lib/visits/day-plan'
import { ChoiceButton } from './choice-row'

export interface SlotGridProps {
  readonly legend: string
  readonly hours: readonly HourOfSlots[]
  /** When the chosen one starts, ms. */
  readonly chosen: number | null
  readonly onChoose: (slot: OfferedSlot) => void
}

/** The free slots, an hour a row; the arrow keys go from one to the next. */
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
            <div className="grid flex-1 grid-cols-[repeat(auto-fill,minmax(4.25rem,1fr))] gap-2">
              {slots.map((slot) => (
                <ChoiceButton
                  key={slot.startsAt}
                  group={group}
                  choice={{ value: slot.startsAt, label: slot.words }}
                  chosen={slot.startsAt === chosen}
                  onChoose={() => onChoose(slot)}
                />
              ))}
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
