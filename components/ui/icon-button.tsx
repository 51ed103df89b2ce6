import type { ReactNode } from 'react'

/** The style of an icon button: a pointer reads its name as a tooltip, a touch screen under the icon. */
export const ICON_BUTTON =
  'grid size-12 flex-none place-items-center rounded-md text-ink-soft hover:bg-line/60 hover:text-ink touch:h-auto touch:min-h-12 touch:w-auto touch:min-w-12 touch:content-center touch:gap-0.5 touch:px-1'

/** The style of a tool in a page's header: its icon, and its word under it where there is room. */
export const TOOL =
  'flex min-h-12 min-w-12 flex-none flex-col items-center justify-center gap-0.5 rounded-md px-1 text-ink-soft hover:bg-line/60 hover:text-ink'

export interface ToolWordProps {
  readonly children: ReactNode
  /** Rarely used: its word gives way first. */
  readonly rare?: boolean
}

/**
 * The word of a tool: from 1024 px for what is used most, from 1366 px for all, on touch screens always; below that only read
 * out. The tool's accessible name contains it.
 */
export const ToolWord = ({ children, rare = false }: ToolWordProps) => (
  <span
    className={`text-center text-xs leading-tight whitespace-nowrap touch:not-sr-only 2xl:text-sm ${
      rare ? 'max-[85.375rem]:sr-only' : 'max-lg:sr-only'
    }`}
  >
    {children}
  </span>
)

/** A label under the icon, for touch screens only; the button's accessible name begins with it. */
export const IconLabel = ({ children }: { children: ReactNode }) => (
  <span className="hidden max-w-20 text-center text-xs leading-tight font-medium touch:block">
    {children}
  </span>
)
