'use client'

import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { isLocked, onLockChange, useLocked } from './page-lock'

export interface HiddenWhileLockedProps {
  readonly children: ReactNode
  /** Shown instead of them while the page is locked. */
  readonly instead?: ReactNode
}

/**
 * Takes its children out of the document while the page is locked, and puts them back as they were: what was typed and not saved stays,
 * and no one reads it meanwhile, on the screen or in the document.
 */
export function HiddenWhileLocked({ children, instead }: HiddenWhileLockedProps) {
  const place = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const locked = useLocked()
  useLayoutEffect(() => {
    const [outer, inner] = [place.current, content.current]
    if (!outer || !inner) return
    // React removes the outer element as a whole, so it does not miss the inner one.
    const follow = () => {
      if (isLocked()) inner.remove()
      else if (inner.parentNode !== outer) outer.append(inner)
    }
    follow()
    return onLockChange(follow)
  }, [])
  return (
    <>
      <div ref={place} className="contents">
        <div ref={content} className="contents">
          {children}
        </div>
      </div>
      {locked && instead}
    </>
  )
}
