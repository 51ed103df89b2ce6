import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { ChoiceRow } from '@/components/ui/choice-row'
import { useFormats } from '@/components/words/use-formats'
import { dayOf, daysLater, timeZoneWords } from '@/lib/appointments/day'
import { firstPart, type PartId, planDay } from '@/lib/appointments/day-plan'
import type { Slot } from '@/lib/appointments/types'
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

/** Chooses a day, and a free slot of the waiting room in it. */
export function SlotPicker(props: SlotPickerProps) {
  const { waitingRoom, durationSeconds, day, now, chosen, onDay, onChoose } = props
  const t = useTranslations('appointments')
  const formats = useFormats()
  const slots = useSlots(waitingRoom, durationSeconds, day)
  const [wanted, setWanted] = useState<PartId | null>(null)
  const toDay = (next: number) => {
    onChoose(null)
    onDay(next)
  }
  const parts =
    slots.data &&
    planDay(
      slots.data.slots.filter(({ startsAt }) => startsAt > now),
      formats,
    )
  const first = parts && firstPart(parts, day === dayOf(now) ? new Date(now).getHours() : MORNING)
  const part = parts?.find(({ id, count }) => id === wanted && count > 0)?.id ?? first
  return (
    <div>
      <DaySwitch label={t('day.ofSlots')} day={day} now={now} earliest={dayOf(now)} onChange={toDay} />
      <div className="mt-4">
        {!parts && !slots.refusal && <Blanks />}
        {slots.refusal && (
          <NotLoaded
            what="slots"
            asOf={slots.at}
            refusal={slots.refusal}
            onAgain={() => void slots.refresh()}
          />
        )}
        {parts && !part && <NoneFree day={day} onNext={() => toDay(daysLater(day, 1))} />}
        {parts && part && (
          <div className={slots.refusal ? 'mt-4 hatch' : ''}>
            <ChoiceRow
              legend={t('slots.part')}
              quiet
              className="grid grid-cols-2 gap-2 sm:grid-cols-4"
              choices={parts.map(({ id, count }) => ({
                value: id,
                name: t('slots.partCount', { part: t(`slots.${id}`), count }),
                label: (
                  <span className="leading-tight">
                    <span className="block">{t(`slots.${id}`)}</span>
                    <span className="block text-sm font-normal">{t('slots.count', { count })}</span>
                  </span>
                ),
                disabled: count === 0,
              }))}
              value={part}
              onChange={setWanted}
            />
            <div className="mt-4">
              <SlotGrid
                legend={t('slots.freeOn', { day: formats.weekday(day) })}
                hours={parts.find(({ id }) => id === part)?.hours ?? []}
                chosen={chosen?.startsAt ?? null}
                onChoose={({ startsAt }) => onChoose({ startsAt, durationSeconds })}
              />
            </div>
          </div>
        )}
      </div>
      <p className="mt-3 text-sm text-ink-soft">{t('slots.zone', { zone: timeZoneWords(day, formats) })}</p>
    </div>
  )
}

function NoneFree({ day, onNext }: { day: number; onNext: () => void }) {
  const t = useTranslations('appointments')
  const formats = useFormats()
  return (
    <div className="rounded-md border border-dashed border-line-strong p-4">
      <p role="status">{t('slots.noneOn', { day: formats.weekday(day) })}</p>
      <Button className="mt-3" onClick={onNext}>
        {t('slots.nextDay')}
      </Button>
    </div>
  )
}

const Blanks = () => (
  <Loading what="slots">
    <div className="grid grid-cols-4 gap-2">
      {Array.from({ length: 16 }, (_, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all are the same.
        <Blank key={nth} className="h-12" />
      ))}
    </div>
  </Loading>
)
