import { type ReactNode, type RefObject, useId } from 'react'

export interface PanelProps {
  readonly title: string
  /** Takes the focus when something sends people there. */
  readonly heading?: RefObject<HTMLHeadingElement | null>
  readonly children: ReactNode
}

/** One part of the page, under its name. */
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
