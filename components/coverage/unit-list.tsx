import { useTranslations } from 'use-intl'
import type { CoverageOverview, UnitOfBuilding } from '@/lib/board/coverage'

export interface UnitListProps {
  readonly buildings: CoverageOverview['buildings']
  readonly chosen: readonly UnitOfBuilding[]
  readonly onChoose: (chosen: readonly UnitOfBuilding[]) => void
}

/** Every unit of every building, with who covers it now. */
export function UnitList({ buildings, chosen, onChoose }: UnitListProps) {
  const t = useTranslations('coverage')
  const common = useTranslations('common')
  const isChosen = (one: UnitOfBuilding) => chosen.some((other) => same(one, other))
  const toggle = (one: UnitOfBuilding) =>
    onChoose(isChosen(one) ? chosen.filter((other) => !same(one, other)) : [...chosen, one])
  if (buildings.every(({ units }) => units.length === 0)) {
    return <p className="mt-4 text-base">{t('noBeds')}</p>
  }
  return (
    <>
      {buildings
        .filter(({ units }) => units.length > 0)
        .map(({ id: buildingId, name, units }) => (
          <fieldset key={buildingId} className="mt-4">
            <legend className="text-sm font-semibold text-ink-soft">{name}</legend>
            <div className="mt-1 divide-y divide-line border-y border-line">
              {units.map(({ unit, beds, coverers }) => (
                <label key={unit} className="flex min-h-14 cursor-pointer items-center gap-3 py-1.5">
                  <input
                    type="checkbox"
                    checked={isChosen({ buildingId, unit })}
                    onChange={() => toggle({ buildingId, unit })}
                    className="size-6 flex-none accent-action"
                  />
                  <span className="min-w-0 flex-1 leading-tight">
                    <span className="block text-base font-semibold">{unit}</span>
                    <span className="block text-sm text-ink-faint">{common('beds', { count: beds })}</span>
                  </span>
                  <span
                    className={`max-w-[50%] text-right text-sm ${coverers.length === 0 ? 'font-semibold' : 'text-ink-soft'}`}
                  >
                    {coverers.length === 0 ? t('nobody') : coverers.map((one) => one.name).join('; ')}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
    </>
  )
}

const same = (a: UnitOfBuilding, b: UnitOfBuilding) => a.buildingId === b.buildingId && a.unit === b.unit
