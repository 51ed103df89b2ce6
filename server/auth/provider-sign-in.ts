import type { BrowserName } from '@/lib/calls/browser-family'
import { isMicrosoftRefusal, type MicrosoftRefusal } from '@/lib/teams/standing'
import { type Actor, permit } from '@/server/access/permission'
import { failureOf } from '@/server/platform/failure'
import type { Runtime } from '@/server/runtime'
import { grantOf } from '@/server/teams/microsoft'
import { actorOf } from './actor'
import { beganAt, isFresh } from './fresh-login'
import { detailsOf, identityOf } from './openid-providers'

/**
 * What next-auth passes on once it has checked the provider's answer: the token endpoint's answer, and the ID token's claims.
 */
export interface Answered {
  readonly account: unknown
  readonly profile: unknown
}

/** The request that brought the answer. */
export interface From {
  readonly cookies: string | null
  readonly address: string
  readonly browser: BrowserName
}

/**
 * Signs in the user that the provider has named, and keeps their Teams token where the provider is Microsoft. @returns the user, or
 * the address to send them to
 */
export async function signInWith(runtime: Runtime, answered: Answered, from: From): Promise<Actor | string> {
  const { oidc, provider, authSecret, secureCookies } = runtime
  try {
    const identity = oidc && identityOf(answered.profile, oidc)
    const details = oidc && detailsOf(answered.profile, oidc)
    if (!identity || !details) return refusedAt('/sign-in', 'failed')
    if (oidc.prompt === 'login') {
      const began = await beganAt(from.cookies, authSecret, secureCookies)
      if (!isFresh(answered.profile, began, Date.now() / 1_000, oidc.authTime))
        return refusedAt('/sign-in', 'not-fresh')
    }
    const user = {
      identity,
      ...details,
      idToken: provider.seal(idTokenOf(answered.account), identity.subject),
    }
    const signedIn = await runtime.accounts.signInWithProvider(user, from.address, from.browser)
    if (!signedIn.ok) return refusedAt('/sign-in', signedIn.why)
    const grant = oidc.id === 'microsoft' ? grantOf(answered.account) : null
    // A user who may not join calls needs no token, so none is kept.
    const joins = permit(signedIn.actor, 'request:join')
    if (grant && joins.ok) await runtime.teams.connect(joins.value, identity, grant)
    return signedIn.actor
  } catch (error) {
    return failed(runtime, error, '/sign-in')
  }
}

/**
 * Keeps the token of the user who is signed in by `headers`; the session does not change. @returns the address to send them to
 */
export async function connectFor(runtime: Runtime, headers: Headers, answered: Answered): Promise<string> {
  const { entra } = runtime
  try {
    const actor = await actorOf(headers)
    if (!actor) return '/sign-in?ended=expired'
    const joins = permit(actor, 'request:join')
    if (!joins.ok) {
      const { code } = joins.refusal
      await runtime.audit.refused(actor, 'request:join', code, { detail: { teams: 'connected' } })
      // The page of Teams shows nothing in a locked session; the board has the lock.
      return code === 'session_locked' ? '/board' : refusedAt('/teams', 'role')
    }
    const identity = entra && identityOf(answered.profile, entra)
    const grant = grantOf(answered.account)
    if (!identity || !grant) return refusedAt('/teams', 'failed')
    const connected = await runtime.teams.connect(joins.value, identity, grant)
    if (connected.ok) return '/teams?connected=1'
    const why = connected.refusal.details?.why
    return refusedAt('/teams', isMicrosoftRefusal(why) ? why : 'failed')
  } catch (error) {
    return failed(runtime, error, '/teams')
  }
}

const idTokenOf = (account: unknown): unknown =>
  typeof account === 'object' && account !== null && 'id_token' in account ? account.id_token : null

const refusedAt = (page: string, why: MicrosoftRefusal): string => `${page}?refused=${why}`

function failed(runtime: Runtime, error: unknown, page: string): string {
  runtime.log.error({ causes: failureOf(error).causes }, 'Sign-in with the provider failed')
  return refusedAt(page, 'failed')
}
