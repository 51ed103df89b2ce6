import type { SecondFactor } from '@/lib/board/factors'

/** next-auth's error, which carries the code of Lantern's own refusal where there is one, and `:` with what belongs to it. */
export interface SignInError {
  readonly code: string
  /** Of too_many_attempts; 0 where it is not said. */
  readonly waitSeconds: number
  /** Of second_factor_needed. */
  readonly factors: readonly SecondFactor[]
}

/** Reads an error of next-auth's client. */
export function readSignInError(error: string): SignInError {
  const [code = '', more = ''] = error.split(':')
  const said = more.split('.')
  return {
    // What authorize() refuses without words.
    code: code === 'CredentialsSignin' ? 'unauthenticated' : code,
    waitSeconds: Number(/^\d+$/.exec(more)?.[0] ?? 0),
    factors: (['code', 'passkey'] as const).filter((one) => said.includes(one)),
  }
}
