import type { ReactNode } from 'react'

/** How a button looks that is a picture alone where a pointer can ask for its name; a finger reads it under the picture. */
export const ICON_BUTTON =
  'grid size-12 flex-none place-items-center rounded-md text-ink-soft hover:bg-line/60 hover:text-ink touch:h-auto touch:min-h-12 touch:w-auto touch:min-w-12 touch:content-center touch:gap-0.5 touch:px-1'

/** The same where there may be room for its name beside the picture. */
export const LABELLED_ICON_BUTTON =
  'flex min-h-12 min-w-12 flex-none items-center justify-center gap-2 rounded-md px-2 text-base touch:flex-col touch:gap-0.5 touch:px-1'

/** Of a named tool's name, which is otherwise only said where there is no room for it. */
export const LABEL_UNDER_ICON =
  'touch:not-sr-only touch:max-w-20 touch:text-center touch:text-xs touch:leading-tight'

/** A tool's name for fingers alone; the button's own, which is said, begins with it. */
export const IconLabel = ({ children }: { children: ReactNode }) => (
  <span className="hidden max-w-20 text-center text-xs leading-tight font-medium touch:block">
    {children}
  </span>
)
