import { asc, eq, sql } from 'drizzle-orm'
import type { OwnFactors, RequireSecondFactor } from '@/lib/board/factors'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { mayUsePassword } from '@/server/accounts/who-may-use-passwords'
import { account, passkey, session } from '@/server/db/schema'
import type { LocalSignIn } from '@/server/oidc/oidc-config'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { isFresh } from '@/server/sessions/fresh'
import { openedByProvider, requiresFactor } from '@/server/sessions/second-factor'
import { appOf } from './authenticator-app'
import { recoveryCodesLeft } from './recovery-codes'
import type { RelyingParty } from './relying-party'

export interface StandingSettings {
  readonly party: RelyingParty | null
  readonly localSignIn: LocalSignIn
  readonly requireSecondFactor: RequireSecondFactor
}

/** Creates what reads how a user's factors stand, and whether they may be changed now. */
export function createStanding({ party, localSignIn, requireSecondFactor }: StandingSettings) {
  const standing = async (on: Orm | Transaction, { userId, sessionId, role }: Actor): Promise<OwnFactors> => {
    const own = await ownRow(on, sessionId)
    const passkeys = await on
      .select()
      .from(passkey)
      .where(eq(passkey.accountId, userId))
      .orderBy(asc(passkey.createdAt))
    const app = await appOf(on, userId)
    return {
      here: own !== null && !own.isDirectorys && mayUsePassword(localSignIn, role),
      passkeys: passkeys.map(({ id, name, createdAt, usedAt }) => ({
        id,
        name,
        addedAt: createdAt.getTime(),
        usedAt: usedAt?.getTime() ?? null,
      })),
      passkeysWork: party !== null,
      app: app?.secret ? { addedAt: app.addedAt.getTime(), usedAt: app.usedAt?.getTime() ?? null } : null,
      recoveryCodes: await recoveryCodesLeft(on, userId),
      required: requiresFactor(requireSecondFactor, role),
      fresh: await isFresh(on, sessionId),
    }
  }

  /** Refuses a user that the directory signed in, and one who has not proved just now who they are. */
  async function mayChange(on: Orm | Transaction, actor: Actor): Promise<Result<OwnFactors>> {
    const own = await standing(on, actor)
    if (!own.here) return refused('forbidden', refusalText('factor.notHere'))
    return own.fresh ? accepted(own) : refused('proof_needed', refusalText('session.proofNeeded'))
  }

  return { standing, mayChange }
}

/** Returns how many second factors a user has. */
export const countOf = ({ passkeys, app }: OwnFactors): number => passkeys.length + (app ? 1 : 0)

/** The account of a session, and whether its factors are those of the hospital's directory, which made it and signed its user in. */
export async function ownRow(on: Orm | Transaction, sessionId: string) {
  const [own] = await on
    .select({
      username: account.username,
      isDirectorys: sql<boolean>`${account.fromDirectory} and ${openedByProvider}`,
    })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .where(eq(session.id, sessionId))
  return own ?? null
}
