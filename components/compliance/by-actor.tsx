import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { TrailActor } from '@/lib/compliance/trail'
import { ActorSearch } from './actor-search'
import { PeriodFields } from './period-fields'
import { TrailList } from './trail-list'
import { usePeriod } from './use-period'
import { useTrail } from './use-trail'

/** What one user, wall or device did. */
export function ByActor({ reader }: { reader: string }) {
  const t = useTranslations('compliance.actor')
  const period = usePeriod()
  const [chosen, setChosen] = useState<TrailActor | null>(null)
  const list = useTrail<{ readonly actor: string }>()
  const show = (actor: TrailActor) => {
    const within = period.check()
    if (!within) return
    setChosen(actor)
    void list.start({ actor: actor.id }, within)
  }
  const name = chosen?.name ?? ''
  return (
    <>
      <div className="grid max-w-2xl gap-4 print:hidden">
        <PeriodFields {...period.fields} />
        {chosen ? (
          <div className="flex flex-wrap gap-3">
            <Button variant="primary" onClick={() => show(chosen)}>
              {t('heading', { name })}
            </Button>
            <Button
              onClick={() => {
                setChosen(null)
                list.clear()
              }}
            >
              {t('other')}
            </Button>
          </div>
        ) : (
          <ActorSearch onChoose={show} />
        )}
      </div>
      <TrailList
        list={list}
        subject="actor"
        heading={t('heading', { name })}
        none={{ title: t('none', { name }) }}
        reader={reader}
      />
    </>
  )
}
