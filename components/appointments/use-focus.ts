import { type RefObject, useEffect, useRef } from 'react'

/** Takes the focus to what has just appeared in the place of what had it. */
export function useFocus<E extends HTMLElement>(wanted = true): RefObject<E | null> {
  const element = useRef<E>(null)
  useEffect(() => {
    if (wanted) element.current?.focus()
  }, [wanted])
  return element
}
