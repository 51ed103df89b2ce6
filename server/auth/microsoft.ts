import type { MicrosoftRefusal } from '@/lib/teams/standing'
import type { Actor } from '@/server/access/permission'
import type { Runtime } from '@/server/runtime'
import { grantOf } from '@/server/teams/microsoft'
import { actorOf } from './actor'
import { failureOf } from './failure'
import { identityOf } from './microsoft-provider'

/** What next-auth hands over once the provider's answer has been checked: the token endpoint's answer, and the ID token's claims. */
export interface Answered {
  readonly account: unknown
  readonly profile: unknown
}

/** Lets somebody in whom the provider has named, and keeps their token for Teams. @returns who it is, or where to send them */
export async function signInWith(runtime: Runtime, answered: Answered): Promise<Actor | string> {
  try {
    const proven = proof(runtime, answered)
    if (!proven) return refusedAt('/sign-in', 'failed')
    const signedIn = await runtime.accounts.signInWithMicrosoft(proven.identity)
    if (!signedIn.ok) return refusedAt('/sign-in', signedIn.why)
    // Who may not join needs no token, and has none kept.
    await runtime.teams.connect(signedIn.actor, proven.identity, proven.grant)
    return signedIn.actor
  } catch (error) {
    return failed(runtime, error, '/sign-in')
  }
}

/** Keeps the token for whoever is signed in by `headers`; the session stays what it is. @returns where to send them */
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
