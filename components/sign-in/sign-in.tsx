'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { PasskeySignIn } from '@/components/factors/passkey-sign-in'
import type { SecondStepProps } from '@/components/factors/second-step'
import { Mark } from '@/components/shell/mark'
import { lazy } from '@/components/ui/lazy'
import { LanguageChoice } from '@/components/words/language-choice'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Role } from '@/lib/board/roles'
import type { Translate } from '@/lib/words/translator'
import { DemoAccounts } from './demo-accounts'
import { ProviderSignIn, type ShownProvider } from './provider-sign-in'
import { SignInForm } from './sign-in-form'
import { useSignedInElsewhere } from './signed-in-elsewhere'
import { UnsentHere } from './unsent-here'
import { type SignInProblem, useSignIn } from './use-sign-in'

const SecondStep = lazy<SecondStepProps>(() => import('@/components/factors/second-step'))

export interface SignInProps {
  readonly ended: string | null
  readonly demo: boolean
  readonly demoAccounts: readonly { readonly username: string; readonly role: Role }[]
  /** Null without an OpenID provider. */
  readonly provider: ShownProvider | null
  /** Whose passwords open a session. */
  readonly passwords: 'on' | 'admins' | 'off'
  /** Whether browsers know passkeys at this address. */
  readonly passkeys: boolean
}

/** Texts by `?ended=`. */
const ENDED: ReadonlyMap<string | null, 'signedOut' | 'expired' | 'revoked'> = new Map([
  ['signed-out', 'signedOut'],
  ['expired', 'expired'],
  ['revoked', 'revoked'],
])

/** The sign-in page, which also says what Lantern is not. */
export function SignIn({ ended, demo, demoAccounts, provider, passwords, passkeys }: SignInProps) {
  const t = useTranslations('signIn')
  const [notice, setNotice] = useState(ENDED.get(ended) ?? null)
  const { signIn, busy, problem, factors, again, enter } = useSignIn()
  useSignedInElsewhere(ended !== null)
  const offersDemo = demo && demoAccounts.length > 0
  const start = (username: string, password: string) => {
    setNotice(null)
    void signIn(username, password)
  }
  const ways = (
    <>
      <h2 className="text-xl font-bold">{t('title')}</h2>
      {notice && (
        <p role="status" className="mt-3 rounded-md bg-bed px-3 py-2.5 ring-1 ring-line ring-inset">
          {t(`ended.${notice}`)}
        </p>
      )}
      {provider && passwords !== 'on' && <ProviderSignIn provider={provider} main />}
      {passwords === 'admins' && (
        <details className="mt-6 border-line border-t pt-3">
          <summary className="flex min-h-12 cursor-pointer items-center text-ink-soft underline underline-offset-4">
            {t('adminsOnly')}
          </summary>
          <SignInForm busy={busy} onSignIn={start} />
          {passkeys && <PasskeySignIn disabled={busy} onSignedIn={enter} />}
        </details>
      )}
      {passwords === 'on' && <SignInForm busy={busy} onSignIn={start} />}
      {problem && <RefusalNote>{problemWords(problem, t)}</RefusalNote>}
      {passwords === 'on' && (passkeys || provider) && <Or />}
      {passwords === 'on' && passkeys && <PasskeySignIn disabled={busy} onSignedIn={enter} />}
      {provider && passwords === 'on' && <ProviderSignIn provider={provider} main={false} />}
    </>
  )
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-8">
      <div className={`w-full ${offersDemo ? 'max-w-4xl' : 'max-w-md'}`}>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <h1>
            <Mark large />
          </h1>
          <LanguageChoice />
        </div>
        <p className="mt-2 text-lg text-ink-soft">{t('about')}</p>
        <UnsentHere />
        <div
          className={`mt-6 grid overflow-hidden rounded-xl border border-line bg-surface ${offersDemo ? 'md:grid-cols-2' : ''}`}
        >
          <div className="p-6 sm:p-8">
            {factors ? <SecondStep factors={factors} onSignedIn={enter} onBack={again} /> : ways}
          </div>
          {offersDemo && <DemoAccounts accounts={demoAccounts} busy={busy} onSignIn={start} />}
        </div>
        <p className="mt-6 text-base text-ink-soft">{t('supplement')}</p>
      </div>
    </main>
  )
}

function Or() {
  const t = useTranslations('teams')
  return (
    <p className="mt-4 flex items-center gap-3 text-ink-soft">
      <Line />
      {t('signIn.or')}
      <Line />
    </p>
  )
}

const Line = () => <span aria-hidden className="h-px flex-1 bg-line-strong" />

function problemWords({ key, waitSeconds }: SignInProblem, t: Translate<'signIn'>): string {
  if (key !== 'tooManyFor') return t(`problem.${key}`)
  const wait = waitSeconds < 90 ? `${waitSeconds} s` : `${Math.ceil(waitSeconds / 60)} min`
  return t('problem.tooManyFor', { wait })
}
