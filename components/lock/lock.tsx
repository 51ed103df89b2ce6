'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { afterFirstView } from '@/components/ui/first-view'
import { lazy } from '@/components/ui/lazy'
import { lockPage, onLockChange, onLockWanted } from '@/components/ui/page-lock'
import { giveFocusBack } from './focus-back'
import type { LockLayerProps } from './lock-layer'
import { tellLock } from './tell-lock'

const LockLayer = lazy<LockLayerProps>(() => import('./lock-layer'))
const WITHIN_MS = 3_000

export interface LockProps extends LockLayerProps {
  /** Whether the session was locked when the page was loaded. */
  readonly locked: boolean
}

/**
 * The lock of a signed-in user's page, by hand and by its keys from the first moment on. The code of the rest loads once the page is
 * there, and at once where it is locked.
 */
export function Lock({ locked, ...user }: LockProps) {
  const [wanted, setWanted] = useState(locked)
  const others = useIsOthersPage()
  const { userId } = user
  useEffect(() => {
    if (others) return
    const want = () => setWanted(true)
    const pressed = (event: KeyboardEvent) => {
      if (!isLockKey(event)) return
      event.preventDefault()
      lockPage()
    }
    document.addEventListener('keydown', pressed)
    const ends = [
      onLockWanted(lockPage),
      onLockChange(want),
      giveFocusBack(),
      tellLock(userId),
      afterFirstView(want, WITHIN_MS),
      () => document.removeEventListener('keydown', pressed),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [others, userId])
  return wanted && !others && <LockLayer {...user} />
}

/** Alt+L, but not where the keyboard writes another letter with it. */
const isLockKey = (event: KeyboardEvent): boolean =>
  event.altKey && !event.ctrlKey && !event.metaKey && event.key.toLowerCase() === 'l'

/** Whether the page is that of a guest or a bed in a call: it has nothing of the user who is signed in to the same browser. */
function useIsOthersPage(): boolean {
  const as = useSearchParams().get('as')
  return usePathname().startsWith('/videocalls/') && (as === 'guest' || as === 'patient')
}
