'use client'

import { useCell, useStore } from '@/components/feed/feed-context'
import { isUnclaimed } from '@/lib/board/waiting'

/** The number of unclaimed requests in the tab's title, for a board behind other windows. */
export function TitleCount() {
  const store = useStore()
  const waiting = useCell(store.queue).filter(({ status }) => isUnclaimed(status)).length
  const name = useCell(store.surroundings)?.building.name
  return <title>{`${waiting > 0 ? `(${waiting}) ` : ''}${name ? `${name} · ` : ''}Lantern`}</title>
}
