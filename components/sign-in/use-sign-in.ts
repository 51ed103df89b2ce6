'use client'

import { signIn as authenticate } from 'next-auth/react'
import { useState } from 'react'
import type { Refusal } from '@/lib/errors'

export interface SigningIn {
  readonly signIn: (username: string, password: string) => Promise<void>
  readonly busy: boolean
  readonly problem: Refusal | null
}

/** Signs in, and goes to the board by a full load: nothing of an earlier user stays in memory. */
export function useSignIn(): SigningIn {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const signIn = async (username: string, password: string) => {
    setBusy(true)
    setProblem(null)
    // next-auth throws when nobody answers, and gives an undefined answer when it was redirected.
    const answer = await authenticate('credentials', { username, password, redirect: false }).catch(
      () => null,
    )
    if (answer?.ok && !answer.error) {
      window.location.assign('/board')
      return
    }
    setBusy(false)
    setProblem(answer?.error ? refusalOf(answer.error) : NO_ANSWER)
  }
  return { signIn, busy, problem }
}

const NO_ANSWER: Refusal = {
  code: 'upstream_unavailable',
  message: 'Lantern’s server does not answer. Try again, and use the phone until it does.',
}

/** The words for next-auth's error, which carries the code of our own refusal where there is one. */
function refusalOf(error: string): Refusal {
  if (error.includes('too_many_attempts')) {
    const seconds = Number(/\d+/.exec(error)?.[0] ?? 0)
    const wait =
      seconds > 0 ? `in ${seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`}` : 'later'
    return { code: 'too_many_attempts', message: `Too many attempts. Try again ${wait}.` }
  }
  if (error === 'CredentialsSignin' || error.includes('unauthenticated')) {
    return { code: 'unauthenticated', message: 'The username or the password is wrong.' }
  }
  return {
    code: 'internal',
    message: 'Signing in does not work at the moment. Try again, or ask your administrator.',
  }
}
