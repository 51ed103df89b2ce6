'use client'

import { useState } from 'react'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { useBoardSession } from '@/components/session/session-context'
import { isFiltered } from '@/lib/board/view'
import type { OwnUnit } from './own-unit'
import { UnitChoice } from './unit-choice'
import { useAddress } from './use-address'
import { useOwnUnit } from './view-provider'

/**
 * Asks a bedside workstation for its unit, above the beds and not instead of them: a nurse who needs help asks for it
 * first. It does not ask while a bookmark or a filter decides what is shown, nor while a warning or an emergency needs the room;
 * to those it gives way, and asks again with the next load. It comes with the first beds, never after them: it would push them from
 * under a finger that is on its way.
 */
export function UnitQuestion() {
  const own = useOwnUnit()
  const { actor } = useBoardSession()
  const known = useObservable(useStore().boardInfo) !== null
  return own && known && actor.role === 'bedside' && <IfAsked own={own} />
}

function IfAsked({ own }: { own: OwnUnit }) {
  const asking = useObservable(own.asking)
  const filtered = isFiltered(useAddress().view)
  const calm = useIsCalm()
  const shows = asking && !filtered && calm
  const [shown, setShown] = useState(false)
  const [gaveWay, setGaveWay] = useState(false)
  if (shows && !shown) setShown(true)
  // Once only: whatever comes and goes above the beds moves them under a finger.
  if (shown && !calm && !gaveWay) setGaveWay(true)
  return shows && !gaveWay && <UnitChoice own={own} onLater={own.postpone} />
}

/** Returns whether nothing is known to be wrong with the board or with Solo, and no emergency waits in any building. */
function useIsCalm(): boolean {
  const store = useStore()
  const { state } = useObservable(store.connection)
  const down = useObservable(store.upstream).state === 'down'
  const emergency = useObservable(store.buildings).some(({ emergencies }) => emergencies > 0)
  return (state === 'connecting' || state === 'live') && !down && !emergency
}
