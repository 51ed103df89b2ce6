'use client'

import { useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { type ReadView, readView, type View, writeView } from '@/lib/board/view'

/** The view that the page's address asks for. It follows the browser's back and forward. */
export function useAddress(): ReadView {
  const params = useSearchParams()
  return useMemo(() => readView(params), [params])
}

/**
 * Shows another view, without loading anything: the address is the view. `push` is a step the back button takes back,
 * `replace` a change of the one before.
 */
export function goToView(view: View, how: 'push' | 'replace' = 'push'): void {
  const query = writeView(view)
  const address = query === '' ? window.location.pathname : `?${query}`
  if (how === 'push') window.history.pushState(null, '', address)
  else window.history.replaceState(null, '', address)
}
