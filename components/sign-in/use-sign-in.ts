'use client'

import { signIn as authenticate } from 'next-auth/react'
import { useState } from 'react'
import { readSignInError } from '@/components/factors/sign-in-error'
import type { SecondFactor } from '@/lib/board/factors'
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
  /** What the account whose password was right has besides; null before that. */
  readonly factors: readonly SecondFactor[] | null
  /** Back to the password. */
  readonly again: () => void
  /** Goes to the board by a full load: no data of an earlier user stays in memory. */
  readonly enter: () => void
}

/** Returns what signs in and goes to the board. */
export function useSignIn(): SigningIn {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<SignInProblem | null>(null)
  const [factors, setFactors] = useState<readonly SecondFactor[] | null>(null)
  const enter = () => {
    tellSignedIn()
    window.location.assign('/board')
  }
  const signIn = async (username: string, password: string) => {
    setBusy(true)
    setProblem(null)
    // next-auth throws when the server does not answer, and returns undefined after a redirect.
    const answer = await authenticate('credentials', { username, password, redirect: false }).catch(
      () => null,
    )
    if (answer?.ok && !answer.error) {
      enter()
      return
    }
    setBusy(false)
    const { code, factors: needed } = readSignInError(answer?.error ?? '')
    if (code === 'second_factor_needed') setFactors(needed)
    else setProblem(answer?.error ? problemOf(answer.error) : { key: 'noAnswer', waitSeconds: 0 })
  }
  return { signIn, busy, problem, factors, again: () => setFactors(null), enter }
}

function problemOf(error: string): SignInProblem {
  const { code, waitSeconds } = readSignInError(error)
  if (code === 'too_many_attempts') return { key: waitSeconds > 0 ? 'tooManyFor' : 'tooMany', waitSeconds }
  return { key: code === 'unauthenticated' ? 'wrong' : 'fails', waitSeconds: 0 }
}
