'use client'

import { useObservable, useStore } from '@/components/feed/feed-context'
import { lazy } from '@/components/ui/lazy'
import { isFiltered } from '@/lib/board/view'
import type { OwnUnit } from './own-unit'
import { useAddress } from './use-address'
import { useOwnUnit } from './view-provider'

const UnitChoice = lazy(() => import('./unit-choice'))

/**
 * Asks a bedside workstation for its unit, above the beds and not before them: whoever needs help now asks for it first.
 * Not while a bookmark or a filter has said what to show.
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
