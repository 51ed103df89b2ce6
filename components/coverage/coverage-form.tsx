'use client'

import { useState } from 'react'
import useSWR from 'swr'
import { useTranslations } from 'use-intl'
import { callApi } from '@/components/feed/http'
import { loadForSwr } from '@/components/feed/load-for-swr'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import {
  type CoverageOverview,
  SHIFT_HOURS,
  type ShiftHours,
  type UnitOfBuilding,
} from '@/lib/board/coverage'
import type { Refusal } from '@/lib/errors'
import { UnitList } from './unit-list'

const PATH = '/api/coverage'

/** Loads who covers which units, and lets the nurse change their own. */
export function CoverageForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('coverage')
  const common = useTranslations('common')
  const { data, error, mutate } = useSWR<CoverageOverview, Refusal>(PATH, loadForSwr, {
    revalidateOnFocus: false,
  })
  if (error && !data) {
    return (
      <>
        <RefusalNote refusal={error} />
        <Button className="mt-4 w-full" onClick={() => void mutate()}>
          {common('tryAgain')}
        </Button>
      </>
    )
  }
  if (!data) {
    return (
      <p role="status" className="py-10 text-center text-lg text-ink-soft">
        {t('loading')}
      </p>
    )
  }
  return (
    // A different shift resets the choice.
    <Loaded
      key={JSON.stringify([data.mine, data.lastTime])}
      overview={data}
      onDone={(now) => {
        void mutate(now, { revalidate: false })
        onDone()
      }}
    />
  )
}

interface LoadedProps {
  readonly overview: CoverageOverview
  readonly onDone: (now: CoverageOverview) => void
}

function Loaded({ overview, onDone }: LoadedProps) {
  const t = useTranslations('coverage')
  const common = useTranslations('common')
  const { minuteTime } = useFormats()
  const { mine, lastTime } = overview
  const [units, setUnits] = useState<readonly UnitOfBuilding[]>(mine?.units ?? lastTime)
  const [hours, setHours] = useState<ShiftHours>(SHIFT_HOURS[0])
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  const send = async (method: 'PUT' | 'DELETE', body: unknown) => {
    setBusy(true)
    const answer = await callApi<CoverageOverview>(PATH, { method, body })
    setBusy(false)
    if (answer.ok) onDone(answer.value)
    else setRefusal(answer.refusal)
  }
  return (
    <>
      <p className="text-base text-ink-soft" role="status">
        {mine
          ? t('now', {
              count: mine.units.length,
              time: minuteTime(mine.until),
            })
          : t(lastTime.length > 0 ? 'asLastTime' : 'none')}
      </p>
      <UnitList buildings={overview.buildings} chosen={units} onChoose={setUnits} />
      <fieldset className="mt-5">
        <legend className="text-sm font-semibold text-ink-soft">{t('until')}</legend>
        <div className="mt-2 grid grid-cols-2 gap-2">
          {SHIFT_HOURS.map((choice) => (
            <label
              key={choice}
              className="flex min-h-12 cursor-pointer items-center justify-center rounded-md border border-line-strong font-medium has-checked:border-ink has-checked:bg-action has-checked:font-semibold has-checked:text-on-action has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
            >
              <input
                type="radio"
                name="hours"
                checked={hours === choice}
                onChange={() => setHours(choice)}
                className="sr-only"
              />
              {t('hours', { hours: choice })}
            </label>
          ))}
        </div>
      </fieldset>
      {refusal && <RefusalNote refusal={refusal} />}
      <div className="mt-5 flex flex-wrap gap-3">
        <Button
          variant="primary"
          className="min-h-14 flex-1 basis-48 text-lg"
          disabled={busy || units.length === 0}
          onClick={() => void send('PUT', { units, hours })}
        >
          {mine ? common('save') : units.length === 0 ? t('choose') : t('cover', { count: units.length })}
        </Button>
        {mine && (
          <Button
            className="min-h-14 flex-1 basis-36"
            disabled={busy}
            onClick={() => void send('DELETE', {})}
          >
            {t('end')}
          </Button>
        )}
      </div>
      <p className="mt-3 text-sm text-ink-faint">{t('signingOut')}</p>
    </>
  )
}
