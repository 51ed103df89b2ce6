'use client'

import { useObservable, useStore } from '@/components/feed/feed-context'
import { lazy } from '@/components/ui/lazy'
import { isFiltered } from '@/lib/board/view'
import type { OwnUnit } from './own-unit'
import { useAddress } from './use-address'
import { useOwnUnit } from './view-provider'

const UnitChoice = lazy(() => import('./unit-choice'))

/**
 * Asks a bedside workstation for its unit, above the beds and not instead of them: a nurse who needs help asks for it
 * first. It does not ask while a bookmark or a filter decides what is shown.
 */
export function UnitQuestion() {
  const own = useOwnUnit()
  const known = useObservable(useStore().boardInfo) !== null
  return own && known && <IfAsked own={own} />
}

function IfAsked({ own }: { own: OwnUnit }) {
  const asking = useObservable(own.asking)
  const chosen = useObservable(own.chosen)
  const filtered = isFiltered(useAddress().view)
  return asking && (chosen !== null || !filtered) && <UnitChoice own={own} />
}
