import type { CredentialsConfig } from 'next-auth/providers/credentials'
import { z } from 'zod'
import { browserOf } from '@/lib/calls/browser-family'
import type { Result } from '@/lib/errors'
import { isPinShaped } from '@/lib/lock/pin'
import type { Actor } from '@/server/access/permission'
import { readDevice } from '@/server/accounts/known-devices'
import type { SignInAnswer } from '@/server/accounts/service'
import { failureOf } from '@/server/platform/failure'
import type { Runtime } from '@/server/runtime'
import { nearestAddress } from './address'
import { readPasskeyAnswer } from './passkey-answers'
import { readStep } from './step-cookie'

// PostgreSQL's text takes no NUL.
const typed = z.object({
  username: z.string().regex(/^\P{Cc}{1,200}$/u),
  password: z.string().min(1).max(1_000),
})
/** Of an authenticator app, or for recovery. */
const typedCode = z.object({ code: z.string().regex(/^[\w\s-]{1,40}$/) })

/** What a sign-in at one of Lantern's own accounts is told. */
export interface LocalSignInHooks {
  /** The user whose browser this is; null where no user is signed in. */
  readonly former: () => Promise<Actor | null>
  readonly enter: (actor: Actor) => void
  /** The password was right, and the browser goes on with this token. */
  readonly stepped: (token: string) => void
}

/** Next-auth's request, of which the headers are all that is read. */
interface AuthRequest {
  readonly headers?: Record<string, string | undefined>
}

/**
 * Lantern's own accounts: by password or PIN, by a second factor after the password, and by passkey. A refusal reaches the page as
 * `signIn(…).error`: a code, with `:` and the seconds to wait (too_many_attempts) or the factors that help (second_factor_needed).
 */
export const localProviders = (runtime: Runtime, hooks: LocalSignInHooks): readonly CredentialsConfig[] => [
  provider('credentials', ['username', 'password'], runtime, hooks, (fields, request) =>
    byPassword(runtime, hooks, fields, request),
  ),
  provider('second-factor', ['code'], runtime, hooks, async (fields, request) => {
    const parsed = typedCode.safeParse(fields)
    return parsed.success ? runtime.factorSignIn.byCode(fromOf(runtime, request), parsed.data.code) : null
  }),
  provider('passkey', ['answer'], runtime, hooks, async (fields, request) => {
    const answer = readPasskeyAnswer(fields?.answer)
    return answer && runtime.factorSignIn.byPasskey(fromOf(runtime, request), answer)
  }),
]

/**
 * The object is what next-auth's own Credentials() makes, without its import, which is CommonJS and reads differently in Node and in
 * Next's bundle.
 * @param signIn - returns null for what fits no schema
 */
const provider = (
  id: string,
  fields: readonly string[],
  { log }: Runtime,
  { enter, stepped }: LocalSignInHooks,
  signIn: (
    fields: Record<string, string> | undefined,
    request: AuthRequest,
  ) => Promise<SignInAnswer | Result<Actor> | null>,
): CredentialsConfig => ({
  id,
  name: id,
  type: 'credentials',
  credentials: Object.fromEntries(fields.map((field) => [field, {}])),
  authorize: async (credentials, request) => {
    const answer = await signIn(credentials, request).catch((error: unknown) => {
      const { code, causes } = failureOf(error)
      log.error({ causes }, 'Sign-in failed')
      throw new Error(code)
    })
    // next-auth passes on only an error's message, so the code is the message.
    if (!answer) throw new Error('unauthenticated')
    if (!answer.ok) {
      const { code, details } = answer.refusal
      const step = 'step' in answer ? answer.step : undefined
      if (step) stepped(step.token)
      const more = step ? step.factors.join('.') : details?.retryAfterSeconds
      throw new Error(more == null ? code : `${code}:${more}`)
    }
    enter(answer.value)
    return { id: answer.value.userId, name: answer.value.name }
  },
})

async function byPassword(
  runtime: Runtime,
  { former }: LocalSignInHooks,
  fields: unknown,
  request: AuthRequest,
): Promise<SignInAnswer | null> {
  const parsed = typed.safeParse(fields)
  if (!parsed.success) return null
  const { username, password } = parsed.data
  // A PIN takes over the browser of another user, on whose lock it is typed; before the sign-in page it is no password.
  const user = isPinShaped(password) ? await former() : null
  if (user) return runtime.lock.signInByPin(username, password, user)
  const { address, browser } = fromOf(runtime, request)
  const device = readDevice(request.headers?.cookie, runtime.authSecret, runtime.secureCookies)
  return runtime.accounts.signIn(username, password, address, device, browser)
}

const fromOf = ({ secureCookies }: Runtime, { headers }: AuthRequest) => ({
  token: readStep(headers?.cookie, secureCookies),
  address: nearestAddress(headers?.['x-forwarded-for']),
  browser: browserOf(headers?.['user-agent'] ?? null),
})
