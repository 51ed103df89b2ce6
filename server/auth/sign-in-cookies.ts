import type { Actor } from '@/server/access/permission'
import { deviceCookie } from '@/server/accounts/known-devices'
import type { Runtime } from '@/server/runtime'
import { dropFormerCookie } from '@/server/sessions/session-cookie'
import { readStep, stepCookie } from './step-cookie'

/**
 * Returns the Set-Cookie headers that signing in adds to next-auth's own: from now on this browser knows the account, the step that
 * led here is over, and the session cookie of version 0.1 goes, or it would come back at sign-out.
 */
export const cookiesOfSignIn = (
  { authSecret, secureCookies }: Pick<Runtime, 'authSecret' | 'secureCookies'>,
  cookieHeader: string | null,
  { userId }: Actor,
): readonly string[] => [
  deviceCookie(cookieHeader, userId, authSecret, secureCookies),
  ...dropFormerCookie(cookieHeader, secureCookies),
  ...(readStep(cookieHeader, secureCookies) === null ? [] : [stepCookie(null, secureCookies)]),
]
