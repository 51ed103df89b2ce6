'use client'

import { signIn as authenticate } from 'next-auth/react'
import { useState } from 'react'
import { tellSignedIn } from './signed-in-elsewhere'

export interface SignInProblem {
  /** The key of its text under `signIn.problem`. */
  readonly key: 'noAnswer' | 'tooManyFor' | 'tooMany' | 'wrong' | 'fails'
  readonly waitSeconds: number
}

export interface SigningIn {
  readonly signIn: (username: string, password: string) => Promise<void>
  readonly busy: boolean
  readonly problem: SignInProblem | null
}

/** Returns the function that signs in and goes to the board by a full load: no data of an earlier user stays in memory. */
export function useSignIn(): SigningIn {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<SignInProblem | null>(null)
  const signIn = async (username: string, password: string) => {
    setBusy(true)
    setProblem(null)
    // next-auth throws when the server does not answer, and returns undefined after a redirect.
    const answer = await authenticate('credentials', { username, password, redirect: false }).catch(
      () => null,
    )
    if (answer?.ok && !answer.error) {
      tellSignedIn()
      window.location.assign('/board')
      return
    }
    setBusy(false)
    setProblem(answer?.error ? problemOf(answer.error) : { key: 'noAnswer', waitSeconds: 0 })
  }
  return { signIn, busy, problem }
}

/** Maps next-auth's error, which carries the code of Lantern's own refusal where there is one. */
function problemOf(error: string): SignInProblem {
  if (error.includes('too_many_attempts')) {
    const waitSeconds = Number(/\d+/.exec(error)?.[0] ?? 0)
    return { key: waitSeconds > 0 ? 'tooManyFor' : 'tooMany', waitSeconds }
  }
  const wrong = error === 'CredentialsSignin' || error.includes('unauthenticated')
  return { key: wrong ? 'wrong' : 'fails', waitSeconds: 0 }
}
