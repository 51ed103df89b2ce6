'use client'

import UserX from 'lucide-react/icons/user-x'
import { useTranslations } from 'use-intl'
import { useBoardSession } from '@/components/session/session-context'
import { Banner } from '@/components/ui/banner'
import { CoverageButton } from './coverage-button'
import { useUncovered } from './use-uncovered'

/** Tells the charge nurse which units no virtual nurse covers; requests there alert all virtual nurses at once. */
export function UncoveredBanner() {
  const t = useTranslations('coverage')
  const { actor } = useBoardSession()
  const open = useUncovered()
  if (actor.role !== 'charge' || !open || open.units.length === 0) return null
  return (
    <Banner icon={<UserX />} action={<CoverageButton variant="banner" />}>
      <span data-uncovered>
        {open.all ? t('uncovered.building') : t('uncovered.units', { units: open.units.join(', ') })}
      </span>
    </Banner>
  )
}
