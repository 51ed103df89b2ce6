'use client'

import CircleCheck from 'lucide-react/icons/circle-check'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { signOutHere } from '@/components/feed/leave-signed-out'
import { Button } from '@/components/ui/button'
import { LanguageChoice } from '@/components/words/language-choice'
import { FactorsBody } from './factors-panel'
import { useFactors } from './use-factors'

export interface SetUpPageProps {
  readonly name: string
  /** What a user has to see first. */
  readonly children?: ReactNode
}

/** Where a user is led who has yet to set up the second factor that the hospital requires: there is nothing else for them before that. */
export function SetUpPage({ name, children }: SetUpPageProps) {
  const t = useTranslations('factors.setUp')
  const factors = useFactors()
  const { own, codes } = factors
  const done = own !== undefined && (own.passkeys.length > 0 || own.app !== null) && codes === null
  return (
    <main className="grid min-h-dvh content-center justify-items-center px-4 py-8">
      <div className="w-full max-w-lg">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <p className="min-w-0 font-semibold break-words">{name}</p>
          <LanguageChoice />
        </div>
        {children}
        <div className="mt-3 rounded-xl border border-line bg-surface p-6 sm:p-8">
          <h1 className="text-2xl font-bold">{t('title')}</h1>
          {done ? (
            <>
              <p role="status" className="mt-3 flex items-center gap-2 text-lg font-medium">
                <CircleCheck aria-hidden className="size-6 flex-none text-good" />
                {t('done')}
              </p>
              <Button
                variant="primary"
                className="mt-4 w-full"
                onClick={() => window.location.assign('/board')}
              >
                {t('goOn')}
              </Button>
            </>
          ) : (
            <>
              <p className="mt-2 mb-3 text-lg">{t('about')}</p>
              <FactorsBody factors={factors} brief />
            </>
          )}
        </div>
        <p className="mt-4 text-ink-soft">{t('help')}</p>
        <Button variant="quiet" className="mt-2" onClick={signOut}>
          {t('signOut')}
        </Button>
      </div>
    </main>
  )
}

const signOut = () =>
  void signOutHere(() =>
    import('next-auth/react').then((auth) => auth.signOut({ callbackUrl: '/sign-in?ended=signed-out' })),
  )
