'use client'

import ChevronDown from 'lucide-react/icons/chevron-down'
import Pencil from 'lucide-react/icons/pencil'
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { usePlaces } from '@/components/words/use-places'
import { unitOf } from '@/lib/board/unit'
import type { LaidBed, LaidBuilding } from '@/lib/layout/types'
import { BedEditor } from './bed-editor'
import { PhoneRow } from './phone-row'
import type { Undoable } from './undo-bar'

export interface BuildingCardProps {
  readonly building: LaidBuilding
  readonly onChanged: (what: Undoable | null) => void
}

/** One building: its units with their phones, each opening to its beds. */
export function BuildingCard({ building, onChanged }: BuildingCardProps) {
  const t = useTranslations('layout.building')
  const common = useTranslations('common')
  const [edited, setEdited] = useState<LaidBed | 'new' | null>(null)
  const retired = building.beds.filter((bed) => bed.retired)
  const inUse = building.beds.length - retired.length
  return (
    <section aria-label={building.name} className="rounded-lg bg-surface p-5">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="min-w-0 flex-1 text-xl font-bold">
          {building.name}{' '}
          <span className="font-normal text-ink-soft">{`· ${common('beds', { count: inUse })}`}</span>
        </h2>
        <Button onClick={() => setEdited('new')}>
          <Plus aria-hidden className="size-5" />
          {t('add')}
        </Button>
      </div>
      <div className="mt-3 max-w-3xl">
        <PhoneRow
          phone={building.phone}
          label={t('phone')}
          hint={t('phoneHint')}
          name={building.name}
          path={`/api/layout/buildings/${building.id}/phone`}
          bodyOf={(number, seen) => ({ phone: number, seen })}
          fallback={null}
          onChanged={onChanged}
        />
      </div>
      <div className="mt-4 divide-y divide-line border-y border-line">
        {building.units.map(({ unit, phone }) => (
          <Unit
            key={unit}
            title={unit}
            beds={building.beds.filter((bed) => !bed.retired && unitOf(bed) === unit)}
            onEdit={setEdited}
          >
            <PhoneRow
              phone={phone}
              name={unit}
              path="/api/layout/phones"
              bodyOf={(number) => ({ buildingId: building.id, unit, phone: number })}
              fallback={building.phone}
              onChanged={onChanged}
            />
          </Unit>
        ))}
        {retired.length > 0 && <Unit title={t('retired')} beds={retired} onEdit={setEdited} />}
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
  const t = useTranslations('layout.building')
  const common = useTranslations('common')
  const places = usePlaces()
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
        <span className="min-w-0 flex-1 font-semibold">{title}</span>
        <span className="text-base text-ink-soft">{common('beds', { count: beds.length })}</span>
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
                    <span className="font-semibold">{places.whole({ ...bed, label: bed.bed })}</span>
                    <span className="block text-sm text-ink-faint">
                      {bed.deviceSerial ? t('device', { serial: bed.deviceSerial }) : t('noDevice')}
                      {bed.asked && ` · ${t('asked')}`}
                    </span>
                  </span>
                  <Pencil role="img" aria-label={t('edit')} className="size-4 flex-none text-ink-soft" />
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
