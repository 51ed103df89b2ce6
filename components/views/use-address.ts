'use client'

import { useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { type ReadView, readView, type View, writeView } from '@/lib/board/view'

/** Returns the view in the page's address; it follows back and forward. */
export function useAddress(): ReadView {
  const params = useSearchParams()
  return useMemo(() => readView(params), [params])
}

/**
 * Shows another view without a page load: the address is the view. `push` adds a step for the back button, `replace`
 * changes the last one.
 */
export function goToView(view: View, how: 'push' | 'replace' = 'push'): void {
  const query = writeView(view)
  const address = query === '' ? window.location.pathname : `?${query}`
  if (how === 'push') window.history.pushState(null, '', address)
  else window.history.replaceState(null, '', address)
}
