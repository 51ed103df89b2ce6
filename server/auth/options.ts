import type { AuthOptions } from 'next-auth'
import type { CredentialsConfig } from 'next-auth/providers/credentials'
import { z } from 'zod'
import type { Actor } from '@/server/access/permission'
import { getRuntime, type Runtime } from '@/server/runtime'
import { actorOf } from './actor'
import { nearestAddress } from './address'
import { failureOf } from './failure'
import { connectFor, signInWith } from './microsoft'
import { CONNECT, microsoftProviders } from './microsoft-provider'

// PostgreSQL's text takes no NUL.
const typed = z.object({
  username: z.string().regex(/^\P{Cc}{1,200}$/u),
  password: z.string().min(1).max(1_000),
})

/**
 * Returns next-auth's settings for one request, from the runtime. Build them inside a handler: there is no runtime while Next
 * builds pages.
 * @param headers - of the request: its sender is the user who connects a Microsoft account
 */
export function authOptions(headers: Headers): AuthOptions {
  const runtime = getRuntime()
  const { log, entra, sessionSeconds: maxAge } = runtime
  // The user who has just signed in, from the decision to the cookie. It never passes through next-auth.
  let entered: Actor | null = null
  return {
    secret: runtime.authSecret,
    useSecureCookies: runtime.secureCookies,
    session: { strategy: 'jwt', maxAge },
    jwt: { maxAge },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      localAccounts(runtime, (actor) => {
        entered = actor
      }),
      ...(entra ? microsoftProviders(entra) : []),
    ],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.type === 'credentials') {
          if (entered) await endFormer(runtime, headers, entered)
          return entered !== null
        }
        if (account?.provider === CONNECT) return connectFor(runtime, headers, { account, profile })
        const signedIn = await signInWith(runtime, { account, profile })
        if (typeof signedIn === 'string') return signedIn
        entered = signedIn
        await endFormer(runtime, headers, entered)
        return true
      },
      jwt: ({ token }) =>
        entered
          ? {
              sub: entered.userId,
              name: entered.name,
              role: entered.role,
              sid: entered.sessionId,
              until: Date.now() + maxAge * 1000,
            }
          : token,
      session: ({ session, token }) => ({
        ...session,
        user: { userId: token.sub, name: token.name, role: token.role },
      }),
    },
    events: { signOut: ({ token }) => runtime.accounts.signOut(token.sid) },
    logger: {
      // The browser can post any code; the rest of what next-auth reports may hold what users typed.
      error: (code) => log.error({ code: printable(code) }, 'next-auth'),
      warn: (code) => log.warn({ code: printable(code) }, 'next-auth'),
      debug: () => {},
    },
  }
}

/**
 * Ends the session that this browser had, and with it the sockets of its other tabs: no page of one nurse lives on in the browser
 * of another. What a screen was paired for is no one's session.
 */
async function endFormer({ accounts }: Runtime, headers: Headers, entered: Actor): Promise<void> {
  const former = await actorOf(headers)
  if (!former || former.display || former.device || former.sessionId === entered.sessionId) return
  await accounts.signOut(former.sessionId)
}

/**
 * Lantern's own accounts. A refusal reaches the sign-in page as `signIn(…).error`: unauthenticated, too_many_attempts:<seconds
 * to wait>, database_unavailable or internal. The object is what next-auth's own Credentials() makes, without its import, which
 * is CommonJS and reads differently in Node and in Next's bundle.
 */
const localAccounts = (runtime: Runtime, enter: (actor: Actor) => void): CredentialsConfig => ({
  id: 'credentials',
  name: 'Local account',
  type: 'credentials',
  credentials: { username: { type: 'text' }, password: { type: 'password' } },
  authorize: async (credentials, request) => {
    const outcome = await signIn(runtime, credentials, nearestAddress(request.headers?.['x-forwarded-for']))
    // next-auth passes on only an error's message, so the code is the message.
    if ('code' in outcome) throw new Error(outcome.code)
    enter(outcome)
    return { id: outcome.userId, name: outcome.name }
  },
})

async function signIn(
  runtime: Runtime,
  credentials: unknown,
  address: string,
): Promise<Actor | { readonly code: string }> {
  const parsed = typed.safeParse(credentials)
  if (!parsed.success) return { code: 'unauthenticated' }
  try {
    const result = await runtime.accounts.signIn(parsed.data.username, parsed.data.password, address)
    if (!result.ok) {
      const wait = result.refusal.details?.retryAfterSeconds
      return { code: wait == null ? result.refusal.code : `${result.refusal.code}:${wait}` }
    }
    return result.value
  } catch (error) {
    const { code, causes } = failureOf(error)
    runtime.log.error({ causes }, 'Sign-in failed')
    return { code }
  }
}

const printable = (code: unknown): string =>
  typeof code === 'string' && /^[A-Za-z_]{1,64}$/.test(code) ? code : 'unknown'
