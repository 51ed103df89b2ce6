import type { MicrosoftRefusal } from '@/lib/teams/standing'
import type { Actor } from '@/server/access/permission'
import type { Runtime } from '@/server/runtime'
import { grantOf } from '@/server/teams/microsoft'
import { actorOf } from './actor'
import { failureOf } from './failure'
import { identityOf } from './microsoft-provider'

/**
 * What next-auth passes on once it has checked the provider's answer: the token endpoint's answer, and the ID token's claims.
 */
export interface Answered {
  readonly account: unknown
  readonly profile: unknown
}

/**
 * Signs in the user that the provider has named, and keeps their Teams token. @returns the user, or the address to send them to
 */
export async function signInWith(runtime: Runtime, answered: Answered): Promise<Actor | string> {
  try {
    const proven = proof(runtime, answered)
    if (!proven) return refusedAt('/sign-in', 'failed')
    const signedIn = await runtime.accounts.signInWithMicrosoft(proven.identity)
    if (!signedIn.ok) return refusedAt('/sign-in', signedIn.why)
    // A user who may not join calls needs no token, so none is kept.
    await runtime.teams.connect(signedIn.actor, proven.identity, proven.grant)
    return signedIn.actor
  } catch (error) {
    return failed(runtime, error, '/sign-in')
  }
}

/**
 * Keeps the token of the user who is signed in by `headers`; the session does not change. @returns the address to send them to
 */
export async function connectFor(runtime: Runtime, headers: Headers, answered: Answered): Promise<string> {
  try {
    const actor = await actorOf(headers)
    if (!actor) return '/sign-in?ended=expired'
    const proven = proof(runtime, answered)
    const refusal = proven ? await runtime.teams.connect(actor, proven.identity, proven.grant) : 'failed'
    return refusal ? refusedAt('/teams', refusal) : '/teams?connected=1'
  } catch (error) {
    return failed(runtime, error, '/teams')
  }
}

function proof({ entra }: Runtime, { account, profile }: Answered) {
  const identity = entra && identityOf(profile, entra)
  const grant = grantOf(account)
  return identity && grant ? { identity, grant } : null
}

const refusedAt = (page: string, why: MicrosoftRefusal): string => `${page}?refused=${why}`

function failed(runtime: Runtime, error: unknown, page: string): string {
  runtime.log.error({ causes: failureOf(error).causes }, 'Sign-in with Microsoft failed')
  return refusedAt(page, 'failed')
}
