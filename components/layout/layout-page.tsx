'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import { BuildingCard } from './building-card'
import { ContradictionList } from './contradiction-list'
import { ImportCard } from './import-card'
import { type Undoable, UndoBar } from './undo-bar'
import { useLayout } from './use-layout'

/** All beds: contradictions, the import of a file, and each building to edit. */
export function LayoutPage() {
  const { data: layout, error, isLoading, mutate } = useLayout()
  const t = useTranslations('layout')
  const words = useRefusalWords()
  const common = useTranslations('common')
  const [undoable, setUndoable] = useState<Undoable | null>(null)
  const changed = async (what: Undoable | null) => {
    setUndoable(what)
    await mutate()
  }
  if (!layout) {
    return error && !isLoading ? (
      <div role="alert" className="text-lg">
        <p>{words(error)}</p>
        <Button variant="primary" className="mt-4" onClick={() => void mutate()}>
          {common('tryAgain')}
        </Button>
      </div>
    ) : (
      <p role="status" className="text-lg text-ink-soft">
        {t('loading')}
      </p>
    )
  }
  return (
    <div className="grid gap-8">
      {error && (
        <p
          role="alert"
          className="rounded-md border-2 border-dashed border-line-strong px-4 py-3 text-base font-medium"
        >
          {t('outOfDate', { why: words(error) })}
        </p>
      )}
      <p className="text-base">
        {t.rich('sheet', {
          link: (text) => (
            <a href="/contacts" className="font-semibold underline underline-offset-4">
              {text}
            </a>
          ),
          about: (text) => <span className="text-ink-soft">{text}</span>,
        })}
      </p>
      <ContradictionList buildings={layout.buildings} />
      <ImportCard onApplied={() => void changed(null)} />
      {layout.buildings.length === 0 && <p className="text-lg text-ink-soft">{t('none')}</p>}
      {layout.buildings.map((building) => (
        <BuildingCard key={building.id} building={building} onChanged={(what) => void changed(what)} />
      ))}
      {undoable && <UndoBar key={undoable.words} undoable={undoable} onDone={() => void changed(null)} />}
    </div>
  )
}
