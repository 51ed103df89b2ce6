import { useObservable, useStore } from '@/components/feed/feed-context'
import type { Bed } from '@/lib/board/types'

/** Returns the number to call about a bed: its unit's, otherwise its building's; null where neither is known. */
export function useBedPhone(bed: Bed): string | null {
  const building = useObservable(useStore().boardInfo)?.building
  return bed.phone ?? building?.phone ?? null
}
