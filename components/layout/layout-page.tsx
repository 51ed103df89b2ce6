'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { BuildingCard } from './building-card'
import { ContradictionList } from './contradiction-list'
import { ImportCard } from './import-card'
import { type Undoable, UndoBar } from './undo-bar'
import { useLayout } from './use-layout'

/** All beds of the house: what contradicts, a file to import, and each building to edit. */
export function LayoutPage() {
  const { data: layout, error, isLoading, mutate } = useLayout()
  const [undoable, setUndoable] = useState<Undoable | null>(null)
  const changed = async (what: Undoable | null) => {
    setUndoable(what)
    await mutate()
  }
  if (!layout) {
    return error && !isLoading ? (
      <div role="alert" className="text-lg">
        <p>{error.message}</p>
        <Button look="primary" className="mt-4" onClick={() => void mutate()}>
          Try again
        </Button>
      </div>
    ) : (
      <p role="status" className="text-lg text-ink-soft">
        Loading the layout…
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
          What is shown may be out of date: {error.message}
        </p>
      )}
      <p className="text-base">
        <a href="/contacts" className="font-semibold underline underline-offset-4">
          Contact sheet to print
        </a>{' '}
        <span className="text-ink-soft">
          : every unit with its phone, beds and devices, for when Lantern is gone.
        </span>
      </p>
      <ContradictionList buildings={layout.buildings} />
      <ImportCard onApplied={() => void changed(null)} />
      {layout.buildings.length === 0 && (
        <p className="text-lg text-ink-soft">There are no beds yet. Import them from a file above.</p>
      )}
      {layout.buildings.map((building) => (
        <BuildingCard key={building.id} building={building} onChanged={(what) => void changed(what)} />
      ))}
      {undoable && <UndoBar key={undoable.words} undoable={undoable} onDone={() => void changed(null)} />}
    </div>
  )
}
