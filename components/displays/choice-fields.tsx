'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { DisplayChoice, DisplayList } from '@/lib/board/display'
import type { Refusal } from '@/lib/errors'
import { FIELD, NameField } from './name-field'
import { UnitField } from './unit-field'

export interface ChoiceFieldsProps {
  readonly choice: DisplayChoice
  readonly onChoose: (choice: DisplayChoice) => void
  readonly buildings: DisplayList['buildings']
  readonly refusal: Refusal | null
}

/** The settings of a display: its name, where it hangs, and whether it shows patients' names. */
export function ChoiceFields({ choice, onChoose, buildings, refusal }: ChoiceFieldsProps) {
  const t = useTranslations('displays.choice')
  const building = useId()
  const wrong = (field: string) => (refusal?.field === field ? true : undefined)
  return (
    <>
      <NameField choice={choice} onChoose={onChoose} refusal={refusal} placeholder={t('namePlaceholder')} />
      <div>
        <label htmlFor={building} className="font-medium">
          {t('building')}
        </label>
        <select
          id={building}
          value={choice.buildingId ?? buildings[0]?.id ?? ''}
          aria-invalid={wrong('buildingId')}
          onChange={({ target }) => onChoose({ ...choice, buildingId: target.value || null, unit: null })}
          className={FIELD}
        >
          {buildings.length === 0 && <option value="">{t('noBuilding')}</option>}
          {buildings.map(({ id, name: label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <UnitField choice={choice} onChoose={onChoose} buildings={buildings} wrong={wrong('unit') === true} />
      <Names shown={choice.showsNames} onChoose={(showsNames) => onChoose({ ...choice, showsNames })} />
    </>
  )
}

function Names({ shown, onChoose }: { shown: boolean; onChoose: (shown: boolean) => void }) {
  const t = useTranslations('displays.choice')
  const warning = useId()
  return (
    <div>
      <label className="flex min-h-12 items-center gap-3 font-medium">
        <input
          type="checkbox"
          checked={shown}
          aria-describedby={warning}
          onChange={({ target }) => onChoose(target.checked)}
          className="size-6 flex-none accent-action"
        />
        {t('names')}
      </label>
      <p
        id={warning}
        className={`text-base ${shown ? 'mt-1 rounded-md border-2 border-ink bg-bed px-3 py-2 font-medium' : 'pl-9 text-ink-soft'}`}
      >
        {t(shown ? 'namesShown' : 'namesHidden')}
      </p>
    </div>
  )
}
