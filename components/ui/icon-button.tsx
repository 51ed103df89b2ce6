import type { ReactNode } from 'react'

/** The style of an icon button: a pointer reads its name as a tooltip, a touch screen under the icon. */
export const ICON_BUTTON =
  'grid size-12 flex-none place-items-center rounded-md text-ink-soft hover:bg-line/60 hover:text-ink touch:h-auto touch:min-h-12 touch:w-auto touch:min-w-12 touch:content-center touch:gap-0.5 touch:px-1'

/** The style of an icon button that may show its label next to the icon. */
export const LABELLED_ICON_BUTTON =
  'flex min-h-12 min-w-12 flex-none items-center justify-center gap-2 rounded-md px-2 text-base touch:flex-col touch:gap-0.5 touch:px-1'

/** The style of a label that is under the icon on touch screens, and only read out where there is no room. */
export const LABEL_UNDER_ICON =
  'touch:not-sr-only touch:max-w-20 touch:text-center touch:text-xs touch:leading-tight'

/** A label under the icon, for touch screens only; the button's accessible name begins with it. */
export const IconLabel = ({ children }: { children: ReactNode }) => (
  <span className="hidden max-w-20 text-center text-xs leading-tight font-medium touch:block">
    {children}
  </span>
)
