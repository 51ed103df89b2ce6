'use client'

import { useCallback, useEffect, useEffectEvent } from 'react'
import type { BoardStore } from '@/components/feed/board-store'
import { EVERYTHING } from '@/lib/board/view'
import { goToView, useAddress } from './use-address'

/**
 * Keeps a board at the building that the address names, also on back and forward.
 * @param follow - called with the name or id of another building
 * @returns a function that shows another building, all of it
 */
export function useBuildingAddress(
  store: BoardStore,
  follow: (building: string | null) => void,
): (buildingId: string) => void {
  const { building } = useAddress().view
  const turn = useEffectEvent((asked: string | null) => {
    const here = store.boardInfo.get()?.building
    if (asked === null || !here || (asked !== here.id && asked !== here.name)) follow(asked)
  })
  useEffect(() => turn(building), [building])
  return useCallback(
    (next) => {
      if (store.boardInfo.get()?.building.id !== next) goToView({ ...EVERYTHING, building: next })
    },
    [store],
  )
}
