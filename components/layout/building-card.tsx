'use client'

import ChevronDown from 'lucide-react/icons/chevron-down'
import Pencil from 'lucide-react/icons/pencil'
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { wholePlace } from '@/lib/board/place'
import { unitOf } from '@/lib/board/unit'
import type { LaidBed, LaidBuilding } from '@/lib/layout/types'
import { BedEditor } from './bed-editor'
import { PhoneRow } from './phone-row'
import type { Undoable } from './undo-bar'

export interface BuildingCardProps {
  readonly building: LaidBuilding
  readonly onChanged: (what: Undoable | null) => void
}

/** One building: its units with their phones, each opened to its beds. */
export function BuildingCard({ building, onChanged }: BuildingCardProps) {
  const [edited, setEdited] = useState<LaidBed | 'new' | null>(null)
  const retired = building.beds.filter((bed) => bed.retired)
  const inUse = building.beds.length - retired.length
  return (
    <section aria-label={building.name} className="rounded-lg bg-surface p-5">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="min-w-0 flex-1 text-xl font-bold first-letter:uppercase">
          {building.name} <span className="font-normal text-ink-soft">· {inUse} beds</span>
        </h2>
        <Button onClick={() => setEdited('new')}>
          <Plus aria-hidden className="size-5" />
          Add a bed
        </Button>
      </div>
      <div className="mt-3 divide-y divide-line border-y border-line">
        {building.units.map(({ unit, phone }) => (
          <Unit
            key={unit}
            title={unit}
            beds={building.beds.filter((bed) => !bed.retired && unitOf(bed) === unit)}
            onEdit={setEdited}
          >
            <PhoneRow
              buildingId={building.id}
              unit={unit}
              phone={phone}
              fallback={building.phone}
              onChanged={onChanged}
            />
          </Unit>
        ))}
        {retired.length > 0 && <Unit title="Retired" beds={retired} onEdit={setEdited} />}
      </div>
      {edited && (
        <BedEditor
          building={building}
          bed={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onChanged={(what) => {
            setEdited(null)
            onChanged(what)
          }}
        />
      )}
    </section>
  )
}

interface UnitProps {
  readonly title: string
  readonly beds: readonly LaidBed[]
  readonly onEdit: (bed: LaidBed) => void
  readonly children?: React.ReactNode
}

function Unit({ title, beds, onEdit, children }: UnitProps) {
  const [open, setOpen] = useState(false)
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-14 w-full items-center gap-3 text-left text-lg hover:bg-bed"
      >
        <ChevronDown
          aria-hidden
          className={`size-5 flex-none transition-transform ${open ? '' : '-rotate-90'}`}
        />
        <span className="min-w-0 flex-1 font-semibold first-letter:uppercase">{title}</span>
        <span className="text-base text-ink-soft">{beds.length === 1 ? '1 bed' : `${beds.length} beds`}</span>
      </button>
      {open && (
        <div className="pb-4 pl-8">
          {children}
          <ul className="mt-2 grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
            {beds.map((bed) => (
              <li key={bed.id} className="border-b border-line">
                <button
                  type="button"
                  onClick={() => onEdit(bed)}
                  className="flex min-h-12 w-full items-center gap-3 text-left text-base hover:bg-bed"
                >
                  <span className="min-w-0 flex-1">
                    <span className="font-semibold">{wholePlace({ ...bed, label: bed.bed })}</span>
                    <span className="block text-sm text-ink-faint">
                      {bed.deviceSerial ? `Device ${bed.deviceSerial}` : 'No device'}
                      {bed.asked && ' · help is open'}
                    </span>
                  </span>
                  <Pencil role="img" aria-label="Edit" className="size-4 flex-none text-ink-soft" />
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
