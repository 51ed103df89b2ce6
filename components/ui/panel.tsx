import { type ReactNode, type RefObject, useId } from 'react'

export interface PanelProps {
  readonly title: string
  /** The heading, for code that moves the focus there. */
  readonly heading?: RefObject<HTMLHeadingElement | null>
  readonly children: ReactNode
}

/** A titled section of a page. */
export function Panel({ title, heading, children }: PanelProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="rounded-xl border border-line bg-surface p-5 sm:p-6">
      <h2 id={id} ref={heading} tabIndex={-1} className="mb-4 text-xl font-bold outline-none">
        {title}
      </h2>
      {children}
    </section>
  )
}
