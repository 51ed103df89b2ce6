import { useState } from 'react'
import { minuteTime } from '@/components/board/clock-time'
import { Button } from '@/components/ui/button'
import { dayOf, daysLater, dayWords, timeZoneWords } from '@/lib/visits/day'
import { firstPart, type PartId, planDay } from '@/lib/visits/day-plan'
import type { Slot } from '@/lib/visits/types'
import { ChoiceRow } from './choice-row'
import { DaySwitch } from './day-switch'
import { Blank, Loading, NotLoaded } from './note'
import { SlotGrid } from './slot-grid'
import { useSlots } from './use-slots'

export interface SlotPickerProps {
  readonly waitingRoom: string
  readonly durationSeconds: number
  readonly day: number
  readonly now: number
  readonly chosen: Slot | null
  readonly onDay: (day: number) => void
  readonly onChoose: (slot: Slot | null) => void
}

const MORNING = 8

/** A day of a waiting room and what is free in it. */
export function SlotPicker(props: SlotPickerProps) {
  const { waitingRoom, durationSeconds, day, now, chosen, onDay, onChoose } = props
  const slots = useSlots(waitingRoom, durationSeconds, day)
  const [wanted, setWanted] = useState<PartId | null>(null)
  const toDay = (next: number) => {
    onChoose(null)
    onDay(next)
  }
  const parts = slots.data && planDay(slots.data.slots.filter(({ startsAt }) => startsAt > now))
  const first = parts && firstPart(parts, day === dayOf(now) ? new Date(now).getHours() : MORNING)
  const part = parts?.find(({ id, count }) => id === wanted && count > 0)?.id ?? first
  return (
    <div>
      <DaySwitch label="Day of the slots" day={day} now={now} earliest={dayOf(now)} onChange={toDay} />
      <div className="mt-4">
        {!parts && !slots.refusal && <Blanks />}
        {slots.refusal && (
          <NotLoaded
            what={slots.at ? `As it was at ${minuteTime(slots.at)}.` : 'The free slots did not load.'}
            refusal={slots.refusal}
            onAgain={() => void slots.refresh()}
          />
        )}
        {parts && !part && <NoneFree day={day} onNext={() => toDay(daysLater(day, 1))} />}
        {parts && part && (
          <div className={slots.refusal ? 'mt-4 hatch' : ''}>
            <ChoiceRow
              legend="Part of the day"
              quiet
              className="grid grid-cols-2 gap-2 sm:grid-cols-4"
              choices={parts.map(({ id, words, count }) => ({
                value: id,
                name: `${words}, ${count === 0 ? 'nothing free' : `${count} free`}`,
                label: (
                  <span className="leading-tight">
                    <span className="block">{words}</span>
                    <span className="block text-sm font-normal">
                      {count === 0 ? 'none' : `${count} free`}
                    </span>
                  </span>
                ),
                disabled: count === 0,
              }))}
              value={part}
              onChange={setWanted}
            />
            <div className="mt-4">
              <SlotGrid
                legend={`Free slots on ${dayWords(day)}`}
                hours={parts.find(({ id }) => id === part)?.hours ?? []}
                chosen={chosen?.startsAt ?? null}
                onChoose={({ startsAt }) => onChoose({ startsAt, durationSeconds })}
              />
            </div>
          </div>
        )}
      </div>
      <p className="mt-3 text-sm text-ink-soft">
        Times are in {timeZoneWords(day)}, the time zone of this screen.
      </p>
    </div>
  )
}

function NoneFree({ day, onNext }: { day: number; onNext: () => void }) {
  return (
    <div className="rounded-md border border-dashed border-line-strong p-4">
      <p role="status">Nothing is free on {dayWords(day)}.</p>
      <Button className="mt-3" onClick={onNext}>
        Look at the next day
      </Button>
    </div>
  )
}

const Blanks = () => (
  <Loading what="the free slots">
    <div className="grid grid-cols-4 gap-2">
      {Array.from({ length: 16 }, (_, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all are the same.
        <Blank key={nth} className="h-12" />
      ))}
    </div>
  </Loading>
)
