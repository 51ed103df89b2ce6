'use client'

import { useLoaded } from '@/components/feed/use-loaded'
import type { DisplayList } from '@/lib/board/display'

const REFRESH_MS = 5_000

/** Returns every paired display, refreshed every few seconds. */
export const useDisplays = () => useLoaded<DisplayList>('/api/displays', () => REFRESH_MS)
