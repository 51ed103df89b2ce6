import type { Logger } from 'pino'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { DELAYS } from '@/server/accounts/sign-in-delays'
import { createSignInLimits } from '@/server/accounts/sign-in-rate-limit'
import type { Orm } from '@/server/platform/db/open'
import type { RotatedSecret } from '@/server/platform/rotated-secret'
import { countCode, type SignInStep } from '@/server/sessions/sign-in-steps'
import { acceptCode, appSealer } from './authenticator-app'
import { acceptRecoveryCode, isRecoveryCode } from './recovery-codes'

/** Whose code was typed, and where. */
export interface CodeTry {
  readonly id: string
  readonly username: string
  readonly address: string | undefined
}

export interface CodeCheck {
  /** Counts a code of a sign-in step. Null for a step that is unknown, is over, or has had all its codes. */
  count(token: string | null): Promise<SignInStep | null>
  /**
   * Checks a code of the app or for recovery, once, with the delays of codes. The log says where a user who knows the password guesses
   * codes. Refuses second_factor_wrong and too_many_attempts.
   * @returns what the code was
   */
  check(whose: CodeTry, code: string): Promise<Result<'code' | 'recovery'>>
}

export function createCodeCheck(orm: Orm, authSecret: RotatedSecret, log: Logger): CodeCheck {
  const limits = createSignInLimits(orm)
  const sealer = appSealer(authSecret)
  return {
    count: (token) => countCode(orm, token),
    async check({ id, username, address }, typed) {
      const taken = await limits.takeCode(username)
      if (!taken.ok) return taken
      const code = typed.replace(/\s/g, '')
      const recovery = isRecoveryCode(code)
      const right = recovery
        ? await acceptRecoveryCode(orm, id, code)
        : await acceptCode(orm, sealer, id, code)
      if (!right) {
        if (taken.value === DELAYS.code.free)
          log.error({ userId: id, address }, 'Wrong codes after the right password')
        return refused('second_factor_wrong', refusalText('session.codeWrong'))
      }
      await limits.forgiveCode(username)
      return accepted(recovery ? 'recovery' : 'code')
    },
  }
}
