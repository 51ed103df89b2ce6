'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ChoiceRow } from '@/components/ui/choice-row'
import { LoadNote } from '@/components/words/load-note'
import { type CallRanking, RANKED_DAYS, type RankedDays } from '@/lib/calls/ranking'
import { BadCalls } from './bad-calls'
import { RoomTable } from './room-table'
import { useCallRanking } from './use-call-ranking'

/** The page that ranks rooms by how bad their calls were, and says what that means. */
export function CallQuality() {
  const t = useTranslations('callQuality')
  const [days, setDays] = useState<RankedDays>(RANKED_DAYS[0])
  const loaded = useCallRanking(days)
  const { data: ranking, refusal } = loaded
  return (
    <>
      <p className="max-w-prose text-lg">{t('about')}</p>
      <div className="mt-5 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <ChoiceRow
          legend={t('days.label')}
          quiet
          choices={RANKED_DAYS.map((value) => ({ value, label: t('days.last', { days: value }) }))}
          value={days}
          onChange={setDays}
          className="grid grid-cols-2 gap-2"
        />
        {ranking && ranking.totals.calls > 0 && (
          <p role="status" className="text-lg font-semibold">
            {t('totals', ranking.totals)}
          </p>
        )}
      </div>
      <LoadNote of="callQuality" loaded={loaded} />
      {ranking ? <Ranked ranking={ranking} /> : !refusal && <Loading />}
      <div className="mt-8 max-w-prose border-t border-line pt-2">
        <BadCalls />
      </div>
    </>
  )
}

function Ranked({ ranking: { rooms, totals, days } }: { ranking: CallRanking }) {
  const t = useTranslations('callQuality')
  if (rooms.length === 0) {
    return (
      <div role="status" className="mt-8 max-w-prose">
        <p className="text-xl font-bold">{t('none.title', { days })}</p>
        <p className="mt-1 text-ink-soft">{t('none.text')}</p>
      </div>
    )
  }
  return (
    <>
      <RoomTable rooms={rooms} />
      {totals.rooms > rooms.length && (
        <p className="mt-3 text-ink-soft">{t('cut', { shown: rooms.length, rooms: totals.rooms })}</p>
      )}
    </>
  )
}

function Loading() {
  const t = useTranslations('callQuality')
  return (
    <div role="status" className="mt-6 grid gap-3">
      <span className="sr-only">{t('loading')}</span>
      {['a', 'b', 'c'].map((row) => (
        <div key={row} aria-hidden className="h-14 rounded-md bg-bed" />
      ))}
    </div>
  )
}
