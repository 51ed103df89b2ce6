import { readSignInError } from '@/components/factors/sign-in-error'
import type { SecondFactor } from '@/lib/board/factors'

/** Why another user could not take the screen over; the key of its text under `lock.problem`. */
export type SwitchProblem = 'noAnswer' | 'tooMany' | 'wrong' | 'pinWrong' | 'passwordNeeded' | 'fails'

/**
 * Signs in as another user, which ends the session of the one before, and goes to the board by a full load: no data of the one before
 * stays in memory. @returns why not, or what the user proves next; null once the board is on its way
 */
export async function switchUser(
  username: string,
  password: string,
): Promise<SwitchProblem | { readonly factors: readonly SecondFactor[] } | null> {
  const answer = await import('next-auth/react')
    .then(({ signIn }) => signIn('credentials', { username, password, redirect: false }))
    .catch(() => null)
  if (!answer) return 'noAnswer'
  if (!answer.ok || answer.error) {
    const { code, factors } = readSignInError(answer.error ?? '')
    return code === 'second_factor_needed' ? { factors } : (PROBLEMS[code] ?? 'fails')
  }
  goToBoard()
  return null
}

/** By a full load: no data of the user before stays in memory. */
export const goToBoard = (): void => window.location.assign('/board')

const PROBLEMS: Readonly<Record<string, SwitchProblem>> = {
  too_many_attempts: 'tooMany',
  password_needed: 'passwordNeeded',
  password_wrong: 'pinWrong',
  unauthenticated: 'wrong',
}
