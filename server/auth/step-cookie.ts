import { hostCookie, readHostCookie, setCookie } from '@/server/platform/http/cookies'
import { STEP_S } from '@/server/sessions/sign-in-steps'

/** Holds what binds a sign-in that is under way to this browser (server/sessions/sign-in-steps.ts). */
const COOKIE = 'lantern.sign-in'
const TOKEN = /^[\w-]{43}$/

/** Returns the token of a step from a Cookie header; null without one. */
export function readStep(cookieHeader: string | null | undefined, secure: boolean): string | null {
  const token = readHostCookie(cookieHeader ?? null, COOKIE, secure)
  return token !== null && TOKEN.test(token) ? token : null
}

/** Returns the Set-Cookie header that gives a browser the token of a step; null takes it away. */
export const stepCookie = (token: string | null, secure: boolean): string =>
  setCookie(hostCookie(COOKIE, secure), token ?? '', token === null ? 0 : STEP_S, secure)
