import { signIn } from 'next-auth/react'
import type { Refusal } from '@/lib/errors'
import { provePasskey } from './ceremony'
import { readSignInError } from './sign-in-error'

/** Why signing in by a passkey or a code did not work; the key of its text under `secondStep.problem`. */
export interface StepProblem {
  readonly key:
    | 'wrong'
    | 'recovery'
    | 'passkey'
    | 'expired'
    | 'cancelled'
    | 'unsupported'
    | 'tooMany'
    | 'noAnswer'
    | 'fails'
  readonly waitSeconds: number
}

/** Signs in by a passkey. @param second - whether the password was typed before @returns why not; null: signed in */
export async function signInByPasskey(second: boolean): Promise<StepProblem | null> {
  const proven = await provePasskey('/api/sign-in/passkey', { second })
  if ('ended' in proven) {
    if (proven.ended === 'refused') return ofRefusal(proven.refusal)
    return problem(proven.ended === 'unsupported' ? 'unsupported' : 'cancelled')
  }
  return signedIn('passkey', { answer: JSON.stringify(proven.answer) }, 'passkey')
}

/** Signs in by a code of the app or for recovery, after the password. @returns why not; null: signed in */
export const signInByCode = (code: string, kind: 'code' | 'recovery'): Promise<StepProblem | null> =>
  signedIn('second-factor', { code }, kind === 'recovery' ? 'recovery' : 'wrong')

async function signedIn(
  provider: string,
  fields: Record<string, string>,
  wrong: StepProblem['key'],
): Promise<StepProblem | null> {
  // next-auth throws when the server does not answer.
  const answer = await signIn(provider, { ...fields, redirect: false }).catch(() => null)
  if (!answer) return problem('noAnswer')
  if (answer.ok && !answer.error) return null
  const { code, waitSeconds } = readSignInError(answer.error ?? '')
  return ofCode(code, waitSeconds, wrong)
}

const ofRefusal = ({ code, details }: Refusal): StepProblem =>
  ofCode(
    code === 'upstream_unavailable' ? 'no answer' : code,
    Number(details?.retryAfterSeconds ?? 0),
    'passkey',
  )

function ofCode(code: string, waitSeconds: number, wrong: StepProblem['key']): StepProblem {
  if (code === 'no answer') return problem('noAnswer')
  if (code === 'too_many_attempts') return { key: 'tooMany', waitSeconds }
  if (code === 'sign_in_expired') return problem('expired')
  return problem(code === 'second_factor_wrong' || code === 'unauthenticated' ? wrong : 'fails')
}

const problem = (key: StepProblem['key']): StepProblem => ({ key, waitSeconds: 0 })
