'use client'

import Eye from 'lucide-react/icons/eye'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { Button } from '@/components/ui/button'
import { LoadNote } from '@/components/words/load-note'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import type { NamedWall } from '@/lib/board/display'
import { NAMED_WALLS, useCountAgain, useNamedWalls } from './use-privacy'

/** The walls that show patients' names or wait for a charge nurse; nothing where there is none. */
export function NamedWalls() {
  const t = useTranslations('privacy.walls')
  const loaded = useNamedWalls()
  const { data, refusal, refresh } = loaded
  const countAgain = useCountAgain()
  const walls = data?.walls ?? []
  if (walls.length === 0 && !refusal) return null
  const decided = () => void Promise.all([refresh(), countAgain()])
  return (
    <section aria-labelledby="named-walls">
      <h2 id="named-walls" className="text-2xl font-bold tracking-tight">
        {t('title')}
      </h2>
      <p className="mt-1 max-w-prose text-ink-soft">{t('about')}</p>
      <LoadNote of="privacy.walls" loaded={loaded} />
      <ul className="mt-4 grid gap-3 empty:hidden">
        {walls.map((wall) => (
          <Wall key={wall.id} wall={wall} onDecided={decided} />
        ))}
      </ul>
    </section>
  )
}

function Wall({ wall, onDecided }: { wall: NamedWall; onDecided: () => void }) {
  const t = useTranslations('privacy.walls')
  const { dayAndTimeOfYear } = useFormats()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  const { id, name, building, buildingId, unit, names, own } = wall
  const waits = names.state === 'waiting'
  const decide = async (approved: boolean) => {
    setBusy(true)
    const body = { approved, buildingId, unit }
    const answer = await callApi(`${NAMED_WALLS}/${encodeURIComponent(id)}`, { method: 'PUT', body })
    setBusy(false)
    setRefusal(answer.ok ? null : answer.refusal)
    onDecided()
  }
  return (
    <li
      className={`rounded-xl border bg-surface p-4 sm:p-5 ${waits ? 'border-2 border-ink' : 'border-line'}`}
    >
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <Eye aria-hidden className="size-8 flex-none text-ink-soft" />
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="text-lg leading-tight font-bold break-words">
            {t(waits ? 'wants' : 'shows', { name })}
          </h3>
          <p className="mt-0.5 break-words text-ink-soft">{[building, unit ?? t('whole')].join(' · ')}</p>
          <p className="mt-1 text-base">
            {t('asked', { who: wall.askedBy, time: dayAndTimeOfYear(wall.askedAt) })}
          </p>
          {names.state === 'approved' && (
            <p className="text-base">{t('approved', { who: names.by, time: dayAndTimeOfYear(names.at) })}</p>
          )}
          {names.state === 'waiting' && names.until !== null && (
            <p className="text-base font-semibold">{t('until', { time: dayAndTimeOfYear(names.until) })}</p>
          )}
          {waits && own && <p className="text-base font-semibold">{t('own')}</p>}
        </div>
        <div className="flex flex-wrap gap-2">
          {waits && !own && (
            <Button
              variant="primary"
              disabled={busy}
              aria-label={t('approveOne', { name })}
              onClick={() => void decide(true)}
            >
              {t('approve')}
            </Button>
          )}
          <Button
            disabled={busy}
            aria-label={t(waits ? 'refuseOne' : 'stopOne', { name })}
            onClick={() => void decide(false)}
          >
            {t(waits ? 'refuse' : 'stop')}
          </Button>
        </div>
      </div>
      {refusal && <RefusalNote refusal={refusal} />}
    </li>
  )
}
