'use client'

import clsx from 'clsx'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { type ReactNode, useId, useState } from 'react'

export interface DisclosureProps {
  readonly title: ReactNode
  /** Shown next to the title, open or closed. */
  readonly aside?: ReactNode
  /** The level of the heading. */
  readonly level: 3 | 4 | 5
  readonly initiallyOpen?: boolean
  readonly children: ReactNode
}

const VARIANTS = {
  3: 'min-h-14 text-lg font-bold',
  4: 'min-h-12 text-base font-semibold',
  5: 'min-h-12 text-base font-semibold',
} as const

/** A heading that opens its content. The content is rendered when it is first opened, and stays mounted. */
export function Disclosure({ title, aside, level, initiallyOpen = false, children }: DisclosureProps) {
  const id = useId()
  const [open, setOpen] = useState(initiallyOpen)
  const [opened, setOpened] = useState(initiallyOpen)
  const Heading = `h${level}` as const
  const toggle = () => {
    setOpen(!open)
    setOpened(true)
  }
  return (
    <section aria-labelledby={`${id}-title`}>
      <Heading>
        <button
          type="button"
          id={`${id}-title`}
          aria-expanded={open}
          aria-controls={id}
          onClick={toggle}
          className={clsx(
            'flex w-full items-center gap-3 rounded-md text-left hover:bg-line/40 -mx-2 px-2 box-content',
            VARIANTS[level],
          )}
        >
          <ChevronDown
            aria-hidden
            className={clsx('size-5 flex-none text-ink-soft', !open && '-rotate-90')}
          />
          <span className="min-w-0 flex-1">{title}</span>
          {aside}
        </button>
      </Heading>
      <div id={id} hidden={!open}>
        {opened && children}
      </div>
    </section>
  )
}
