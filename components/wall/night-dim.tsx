'use client'

import { useEffect, useState } from 'react'

export interface NightDimProps {
  /** It is night at the screen. */
  readonly night: boolean
  /** The screen shows something that needs attention. */
  readonly awake: boolean
}

/** Dims the screen at night while nothing needs attention. `?dim=on` and `?dim=off` in the address always win. */
export function NightDim({ night, awake }: NightDimProps) {
  const [chosen] = useState(() =>
    typeof window === 'undefined' ? null : new URLSearchParams(window.location.search).get('dim'),
  )
  const dim = chosen === 'on' || (chosen !== 'off' && night && !awake)
  useEffect(() => {
    document.documentElement.toggleAttribute('data-dim', dim)
    return () => document.documentElement.removeAttribute('data-dim')
  }, [dim])
  return null
}
