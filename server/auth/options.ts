import type { AuthOptions } from 'next-auth'
import { browserOf } from '@/lib/calls/browser-family'
import type { Actor } from '@/server/access/permission'
import { writingSecret } from '@/server/platform/rotated-secret'
import { getRuntime, type Runtime } from '@/server/runtime'
import { decodeToken } from '@/server/sessions/session-cookie'
import { actorOf } from './actor'
import { nearestAddress } from './address'
import { localProviders } from './local-providers'
import { CONNECT, openidProviders } from './openid-providers'
import { ownCookies } from './own-cookies'
import { connectFor, signInWith } from './provider-sign-in'

/** What a request to next-auth did, told while it is answered. */
export interface AuthHooks {
  /** The user who has signed in. */
  readonly entered?: (actor: Actor) => void
  /** The session that was signed out. */
  readonly left?: (sessionId: string) => void
  /** The token of a sign-in that waits for a second factor. */
  readonly stepped?: (token: string) => void
}

/**
 * Returns next-auth's settings for one request, from the runtime. Build them inside a handler: there is no runtime while Next
 * builds pages.
 * @param headers - of the request: its sender is the user who connects a Microsoft account
 * @param signsIn - whether the request signs in, and so writes a session cookie of its own
 */
export function authOptions(headers: Headers, signsIn = true, hooks: AuthHooks = {}): AuthOptions {
  const runtime = getRuntime()
  const { log, oidc, entra, sessionSeconds: maxAge } = runtime
  const address = nearestAddress(headers.get('x-forwarded-for'))
  // The user who has just signed in, from the decision to the cookie. It never passes through next-auth.
  let entered: Actor | null = null
  const enter = (actor: Actor) => {
    entered = actor
    hooks.entered?.(actor)
  }
  return {
    secret: writingSecret(runtime.authSecret),
    useSecureCookies: runtime.secureCookies,
    cookies: ownCookies(runtime.secureCookies, signsIn ? null : headers.get('cookie')),
    session: { strategy: 'jwt', maxAge },
    jwt: {
      maxAge,
      decode: async ({ token, salt }) => (token ? decodeToken(token, runtime.authSecret, salt) : null),
    },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      ...localProviders(runtime, {
        former: () => formerOf(headers),
        enter,
        stepped: (token) => hooks.stepped?.(token),
      }),
      ...openidProviders(oidc, entra),
    ],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.type === 'credentials') {
          if (entered) await endFormer(runtime, headers, entered)
          return entered !== null
        }
        if (account?.provider === CONNECT) return connectFor(runtime, headers, { account, profile })
        const signedIn = await signInWith(
          runtime,
          { account, profile },
          { cookies: headers.get('cookie'), address, browser: browserOf(headers.get('user-agent')) },
        )
        if (typeof signedIn === 'string') return signedIn
        enter(signedIn)
        await endFormer(runtime, headers, signedIn)
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
    events: {
      async signOut({ token }) {
        await runtime.accounts.signOut(token.sid, address)
        hooks.left?.(token.sid)
      },
    },
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
async function endFormer({ accounts, lock }: Runtime, headers: Headers, entered: Actor): Promise<void> {
  const former = await formerOf(headers)
  if (!former || former.sessionId === entered.sessionId) return
  await lock.follow(former.sessionId, entered.sessionId)
  await accounts.signOut(former.sessionId, entered.address)
}

/** The user whose session this browser has; null for the session of a paired screen. */
async function formerOf(headers: Headers): Promise<Actor | null> {
  const former = await actorOf(headers)
  return former && !former.display && !former.device ? former : null
}

const printable = (code: unknown): string =>
  typeof code === 'string' && /^[A-Za-z_]{1,64}$/.test(code) ? code : 'unknown'
