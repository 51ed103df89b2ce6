import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { DisplayChoice, DisplayList } from '@/lib/board/display'
import { FIELD } from './name-field'

export interface UnitFieldProps {
  readonly choice: DisplayChoice
  readonly onChoose: (choice: DisplayChoice) => void
  readonly buildings: DisplayList['buildings']
  readonly wrong: boolean
}

/** Chooses the unit that a wall shows, or all units of its building. */
export function UnitField({ choice, onChoose, buildings, wrong }: UnitFieldProps) {
  const t = useTranslations('displays.choice')
  const id = useId()
  const building = buildings.find((one) => one.id === choice.buildingId) ?? buildings[0]
  const units = building?.units ?? []
  // A unit without beds stays visible as the current choice.
  const gone = choice.unit !== null && !units.includes(choice.unit) ? choice.unit : null
  return (
    <div>
      <label htmlFor={id} className="font-medium">
        {t('unit')}
      </label>
      <select
        id={id}
        value={choice.unit ?? ''}
        aria-invalid={wrong || undefined}
        onChange={({ target }) =>
          onChoose({
            ...choice,
            // A unit belongs to a building: the first one, where none was chosen.
            ...(target.value && { buildingId: building?.id ?? null }),
            unit: target.value || null,
          })
        }
        className={FIELD}
      >
        <option value="">{t('wholeBuilding')}</option>
        {gone !== null && <option value={gone}>{t('unitGone', { unit: gone })}</option>}
        {units.map((unit) => (
          <option key={unit} value={unit}>
            {unit}
          </option>
        ))}
      </select>
    </div>
  )
}
