'use client'

import type { ReactNode } from 'react'
import { LanguageSwitch } from '@/components/words/language-switch'
import type { Role } from '@/lib/board/roles'
import { Account } from './account'
import { DemoMark } from './demo-mark'
import { Mark } from './mark'
import { type PageHref, PagesNav } from './pages-nav'
import { ThemeSwitch } from './theme-switch'

export interface PageShellProps {
  readonly actor: { readonly name: string; readonly role: Role }
  readonly demo: boolean
  readonly current: PageHref
  readonly title: string
  readonly children: ReactNode
}

/** The frame of every page except the board: title, navigation, account. */
export function PageShell({ actor, demo, current, title, children }: PageShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex flex-none print:hidden flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-3 py-1.5 sm:px-5">
        <Mark />
        <PagesNav role={actor.role} current={current} />
        <div className="ml-auto flex items-center gap-1 sm:gap-2">
          {demo && <DemoMark />}
          <LanguageSwitch />
          <ThemeSwitch />
          <Account actor={actor} />
        </div>
      </header>
      <main className="mx-auto w-full max-w-6xl flex-1 px-4 py-6 sm:px-6">
        <h1 className="text-3xl font-bold tracking-tight">{title}</h1>
        <div className="mt-6">{children}</div>
      </main>
    </div>
  )
}
