'use client'

import clsx from 'clsx'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'

export interface Tab<Id extends string> {
  readonly id: Id
  readonly label: ReactNode
  readonly content: ReactNode
}

export interface TabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly Tab<Id>[]
  readonly current: Id
  readonly onChange: (id: Id) => void
}

/**
 * Tabs, by the pattern of the ARIA Authoring Practices. A view that was open once stays mounted, so that no input in it
 * is lost.
 */
export function Tabs<Id extends string>({ label, tabs, current, onChange }: TabsProps<Id>) {
  const base = useId()
  const [opened, setOpened] = useState<ReadonlySet<Id>>(new Set([current]))
  if (!opened.has(current)) setOpened(new Set([...opened, current]))
  const move = (event: KeyboardEvent, step: number) => {
    const at = tabs.findIndex(({ id }) => id === current)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onChange(next.id)
    document.getElementById(`${base}-${next.id}`)?.focus()
  }
  return (
    <>
      <div
        role="tablist"
        aria-label={label}
        className="flex flex-wrap gap-1 border-b border-line print:hidden"
      >
        {tabs.map(({ id, label: words }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${base}-${id}`}
            aria-selected={id === current}
            aria-controls={`${base}-${id}-view`}
            tabIndex={id === current ? 0 : -1}
            onClick={() => onChange(id)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowRight') move(event, 1)
              if (event.key === 'ArrowLeft') move(event, -1)
            }}
            className={clsx(
              '-mb-px inline-flex min-h-12 items-center gap-2 border-b-[3px] px-4 text-base font-semibold',
              id === current
                ? 'border-ink text-ink'
                : 'border-transparent text-ink-soft hover:border-line-strong hover:text-ink',
            )}
          >
            {words}
          </button>
        ))}
      </div>
      {tabs.map(({ id, content }) => (
        <div
          key={id}
          role="tabpanel"
          id={`${base}-${id}-view`}
          aria-labelledby={`${base}-${id}`}
          hidden={id !== current}
          className="pt-4"
        >
          {opened.has(id) && content}
        </div>
      ))}
    </>
  )
}
