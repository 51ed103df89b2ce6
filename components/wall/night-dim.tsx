'use client'

import { useEffect, useState } from 'react'

export interface NightDimProps {
  /** It is night where the screen is. */
  readonly night: boolean
  /** Something on it is to be seen now. */
  readonly awake: boolean
}

/** Dims the screen at night while nothing is to be seen. `?dim=on` and `?dim=off` in the address decide for good. */
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
