'use client'

import CircleCheckBig from 'lucide-react/icons/circle-check-big'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { PRIORITIES } from '@/lib/board/types'
import { PathColumn } from './path-column'
import { Picker } from './picker'
import { usePaths } from './use-paths'

/**
 * Edits which nurses a request alerts while it is unclaimed: one column for each priority, for a building or one of its
 * units.
 */
export function EscalationEditor() {
  const t = useTranslations('escalation.editor')
  const common = useTranslations('common')
  const [building, setBuilding] = useState<string | null>(null)
  const [unit, setUnit] = useState('')
  const { overview, refusal, reload, change, done, forget } = usePaths(building)
  const [undoing, setUndoing] = useActRefusal()
  if (!overview) {
    return refusal ? (
      <div className="max-w-lg">
        <RefusalNote refusal={refusal} />
        <Button className="mt-4" onClick={reload}>
          {common('tryAgain')}
        </Button>
      </div>
    ) : (
      <p role="status" className="py-16 text-center text-lg text-ink-soft">
        {t('loading')}
      </p>
    )
  }
  const undo = async () => {
    if (done) setUndoing(await change(done.undo, t('undone')))
  }
  return (
    <>
      <p className="max-w-3xl text-base text-ink-soft">{t('about')}</p>
      <div className="mt-5 flex flex-wrap gap-4">
        <Picker
          label={t('building')}
          value={overview.building.id}
          choices={overview.buildings.map(({ id, name }) => ({ value: id, words: name }))}
          onChoose={(id) => {
            setBuilding(id)
            setUnit('')
            forget()
          }}
        />
        <Picker
          label={t('unit')}
          value={unit}
          choices={[
            { value: '', words: t('wholeBuilding') },
            ...overview.units.map((name) => ({ value: name, words: name })),
          ]}
          onChoose={(name) => {
            setUnit(name)
            forget()
          }}
        />
      </div>
      <div aria-live="polite" className="mt-4 min-h-14">
        {done && (
          <p className="flex flex-wrap items-center gap-3 text-base font-medium">
            <CircleCheckBig aria-hidden className="size-6 text-good" />
            {done.words}
            <Button onClick={() => void undo()}>{common('undo')}</Button>
          </p>
        )}
        {undoing && <RefusalNote refusal={undoing} />}
      </div>
      <div className="mt-2 grid gap-5 lg:grid-cols-3">
        {PRIORITIES.map((priority) => (
          <PathColumn
            key={priority}
            overview={overview}
            unit={unit}
            priority={priority}
            onChange={change}
            onReload={reload}
          />
        ))}
      </div>
    </>
  )
}
