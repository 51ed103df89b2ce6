'use client'

import UserX from 'lucide-react/icons/user-x'
import { useTranslations } from 'use-intl'
import { useUncovered } from './use-uncovered'

/** Which units no virtual nurse covers, in a few words, for a wall, where no one can act on it. */
export function UncoveredOnWall() {
  const t = useTranslations('coverage.uncovered')
  const open = useUncovered()
  if (!open || open.units.length === 0) return null
  const words = open.all ? t('wallBuilding') : t('wallUnits', { units: open.units.join(', ') })
  return (
    <p
      data-uncovered
      title={words}
      className="flex min-w-0 items-center gap-2 px-2 text-base font-semibold text-ink-soft"
    >
      <UserX aria-hidden className="size-5 flex-none" />
      <span className="max-w-[32vw] truncate">{words}</span>
    </p>
  )
}
