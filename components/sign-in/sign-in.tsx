'use client'

import { useState } from 'react'
import { Mark } from '@/components/shell/mark'
import { MicrosoftSignIn } from '@/components/teams/microsoft-sign-in'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Role } from '@/lib/board/roles'
import type { MicrosoftRefusal } from '@/lib/teams/standing'
import { DemoAccounts } from './demo-accounts'
import { SignInForm } from './sign-in-form'
import { useSignIn } from './use-sign-in'

export interface SignInProps {
  readonly ended: string | null
  readonly demo: boolean
  readonly demoAccounts: readonly { readonly username: string; readonly role: Role }[]
  /** Null where nobody signs in with Microsoft; else why the last try was refused, if it was. */
  readonly microsoft: { readonly refused: MicrosoftRefusal | null } | null
}

const ENDED = new Map([
  ['signed-out', 'You have signed out.'],
  ['expired', 'Your session has ended. Sign in again.'],
  ['revoked', 'Your access was withdrawn. Ask your administrator.'],
])

/** The way in, and what Lantern is not. */
export function SignIn({ ended, demo, demoAccounts, microsoft }: SignInProps) {
  const [notice, setNotice] = useState(ENDED.get(ended ?? '') ?? null)
  const { signIn, busy, problem } = useSignIn()
  const start = (username: string, password: string) => {
    setNotice(null)
    void signIn(username, password)
  }
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-8">
      <div className={`w-full ${demo ? 'max-w-4xl' : 'max-w-md'}`}>
        <h1>
          <Mark large />
        </h1>
        <p className="mt-2 text-lg text-ink-soft">
          A nurse asks for help at a bed. Every screen sees it at once.
        </p>
        <div
          className={`mt-6 grid overflow-hidden rounded-xl border border-line bg-surface ${demo ? 'md:grid-cols-2' : ''}`}
        >
          <div className="p-6 sm:p-8">
            <h2 className="text-xl font-bold">Sign in</h2>
            {notice && (
              <p role="status" className="mt-3 rounded-md bg-bed px-3 py-2.5 ring-1 ring-line ring-inset">
                {notice}
              </p>
            )}
            <SignInForm busy={busy} onSignIn={start} />
            {problem && <RefusalNote refusal={problem} />}
            {microsoft && <MicrosoftSignIn refused={microsoft.refused} />}
          </div>
          {demo && <DemoAccounts accounts={demoAccounts} busy={busy} onSignIn={start} />}
        </div>
        <p className="mt-6 text-base text-ink-soft">
          Lantern supplements the wired nurse call that the code requires. It does not replace it: in an
          emergency, and whenever Lantern is silent or grey, use the nurse call.
        </p>
      </div>
    </main>
  )
}
