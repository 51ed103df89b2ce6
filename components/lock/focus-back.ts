import { isLocked, onLockChange, onLockSoon } from '@/components/ui/page-lock'

/** Gives the focus back, once the page is unlocked, to what had it in the moment of the lock. @returns what ends that */
export function giveFocusBack(): () => void {
  let from: Element | null = null
  const ends = [
    onLockSoon(() => {
      from = document.activeElement
    }),
    onLockChange(() => {
      if (isLocked()) return
      const to = from
      from = null
      // The page is put back, and the field that unlocks is taken away, in the same task.
      setTimeout(() => {
        const nothing = document.activeElement === null || document.activeElement === document.body
        if (nothing && to instanceof HTMLElement && to.isConnected) to.focus()
      })
    }),
  ]
  return () => {
    for (const end of ends) end()
  }
}
