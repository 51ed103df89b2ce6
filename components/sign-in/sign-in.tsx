'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Mark } from '@/components/shell/mark'
import { MicrosoftSignIn } from '@/components/teams/microsoft-sign-in'
import { LanguageChoice } from '@/components/words/language-choice'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Role } from '@/lib/board/roles'
import type { MicrosoftRefusal } from '@/lib/teams/standing'
import type { Translate } from '@/lib/words/translator'
import { DemoAccounts } from './demo-accounts'
import { SignInForm } from './sign-in-form'
import { useSignedInElsewhere } from './signed-in-elsewhere'
import { UnsentHere } from './unsent-here'
import { type SignInProblem, useSignIn } from './use-sign-in'

export interface SignInProps {
  readonly ended: string | null
  readonly demo: boolean
  readonly demoAccounts: readonly { readonly username: string; readonly role: Role }[]
  /** Null where sign-in with Microsoft is off; else why the last try was refused, if it was. */
  readonly microsoft: { readonly refused: MicrosoftRefusal | null } | null
}

/** Texts by `?ended=`. */
const ENDED: ReadonlyMap<string | null, 'signedOut' | 'expired' | 'revoked'> = new Map([
  ['signed-out', 'signedOut'],
  ['expired', 'expired'],
  ['revoked', 'revoked'],
])

/** The sign-in page, which also says what Lantern is not. */
export function SignIn({ ended, demo, demoAccounts, microsoft }: SignInProps) {
  const t = useTranslations('signIn')
  const [notice, setNotice] = useState(ENDED.get(ended) ?? null)
  const { signIn, busy, problem } = useSignIn()
  useSignedInElsewhere(ended !== null)
  const start = (username: string, password: string) => {
    setNotice(null)
    void signIn(username, password)
  }
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-8">
      <div className={`w-full ${demo ? 'max-w-4xl' : 'max-w-md'}`}>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <h1>
            <Mark large />
          </h1>
          <LanguageChoice />
        </div>
        <p className="mt-2 text-lg text-ink-soft">{t('about')}</p>
        <UnsentHere />
        <div
          className={`mt-6 grid overflow-hidden rounded-xl border border-line bg-surface ${demo ? 'md:grid-cols-2' : ''}`}
        >
          <div className="p-6 sm:p-8">
            <h2 className="text-xl font-bold">{t('title')}</h2>
            {notice && (
              <p role="status" className="mt-3 rounded-md bg-bed px-3 py-2.5 ring-1 ring-line ring-inset">
                {t(`ended.${notice}`)}
              </p>
            )}
            <SignInForm busy={busy} onSignIn={start} />
            {problem && <RefusalNote>{problemWords(problem, t)}</RefusalNote>}
            {microsoft && <MicrosoftSignIn refused={microsoft.refused} />}
          </div>
          {demo && <DemoAccounts accounts={demoAccounts} busy={busy} onSignIn={start} />}
        </div>
        <p className="mt-6 text-base text-ink-soft">{t('supplement')}</p>
      </div>
    </main>
  )
}

function problemWords({ key, waitSeconds }: SignInProblem, t: Translate<'signIn'>): string {
  if (key !== 'tooManyFor') return t(`problem.${key}`)
  const wait = waitSeconds < 90 ? `${waitSeconds} s` : `${Math.ceil(waitSeconds / 60)} min`
  return t('problem.tooManyFor', { wait })
}
