'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { HiddenWhileLocked } from '@/components/ui/hidden-while-locked'
import { type Action, may, type Role } from '@/lib/board/roles'

export interface HiddenPageProps {
  /** Whose pages it may lead to; absent: it leads nowhere. */
  readonly role?: Role | undefined
  readonly children: ReactNode
}

/** A page that is not shown while the screen is locked. */
export function HiddenPage({ role, children }: HiddenPageProps) {
  const t = useTranslations('lock.hidden')
  const can = (action: Action) => role !== undefined && may(role, action)
  return (
    <HiddenWhileLocked
      instead={
        <main className="mx-auto grid min-h-[70dvh] max-w-2xl content-center px-4 py-8">
          <h1 className="text-2xl font-bold">{t('title')}</h1>
          <p className="mt-2 text-lg text-ink-soft">{t(can('request:create') ? 'aboutAsking' : 'about')}</p>
          {can('board:read') && (
            <p className="mt-4">
              <a href="/board" className="text-lg font-semibold underline">
                {t('board')}
              </a>
            </p>
          )}
        </main>
      }
    >
      {children}
    </HiddenWhileLocked>
  )
}
