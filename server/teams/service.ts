import type { Logger } from 'pino'
import { may } from '@/lib/board/roles'
import { accepted, type Result, refused } from '@/lib/errors'
import { TEAMS_OFF, type TeamsStanding } from '@/lib/teams/standing'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor, Permit } from '@/server/access/permission'
import { createAudit } from '@/server/audit/audit'
import type { Recorded } from '@/server/audit/recorded'
import type { Database } from '@/server/platform/db/open'
import type { RotatedSecret } from '@/server/platform/rotated-secret'
import { createSealer } from '@/server/platform/sealed'
import { createWorker, type Worker } from '@/server/platform/worker'
import { accessOf } from './access'
import type { EntraSettings } from './entra-config'
import { identityFits } from './identity'
import { createRefresh, type Grant } from './microsoft'
import { createTokenBook, type Identity } from './token-book'

/** Returns the `Teams-Auth-Token` of the nurse who joins. */
export type TeamsTokenOf = (actor: Actor) => Promise<Result<string>>

export interface TeamsService {
  /** For any page: `off` for users who may not join. */
  standing(actor: Actor): Promise<TeamsStanding>
  read(permit: Permit<'request:join'>): Promise<Recorded<TeamsStanding>>
  /**
   * Stores the token of a user who has just signed in at the provider. Refuses `forbidden`, with a TakenIdentity as `details.why`,
   * where the account or the identity belongs to another user.
   */
  connect(permit: Permit<'request:join'>, identity: Identity, grant: Grant): Promise<Recorded<null>>
  /** Deletes the actor's own token. */
  disconnect(permit: Permit<'request:join'>): Promise<Recorded<TeamsStanding>>
}

export interface Teams {
  readonly service: TeamsService
  readonly tokenOf: TeamsTokenOf
  /** Refreshes the tokens of signed-in users before they expire, so that no call waits for it. */
  readonly keeper: Worker
}

const KEEP_EVERY_MS = 30_000
const AT_A_TIME = 50

/**
 * @param entra - where nurses connect their accounts; absent: nowhere
 * @param shared - one token for all users without one of their own; absent: there is none
 */
export function createTeams(
  { orm }: Pick<Database, 'orm'>,
  settings: {
    readonly entra: EntraSettings | undefined
    readonly shared: string | undefined
    readonly authSecret: RotatedSecret
    readonly log: Logger
  },
): Teams {
  const { entra, shared, log } = settings
  const audit = createAudit(orm)
  const book = createTokenBook(orm, createSealer(settings.authSecret, 'tokens of Teams'))
  const refresh = entra && createRefresh(entra)

  const standing = async (actor: Actor): Promise<TeamsStanding> => {
    if (!may(actor.role, 'request:join')) return TEAMS_OFF
    const kept = entra ? await book.read(actor.userId) : null
    const connected = kept && { name: kept.name }
    const state = connected || shared !== undefined ? 'ready' : entra ? 'connect' : 'off'
    return { state, connectable: entra !== undefined, connected }
  }

  return {
    service: {
      standing,
      read: (permit) => audit.plain(permit, async () => accepted(await standing(permit.actor))),
      connect: (permit, identity, grant) =>
        audit.change(permit, { detail: { teams: 'connected' } }, (acting) =>
          acting.transaction(async (tx) => {
            const { userId } = permit.actor
            const why = await identityFits(tx, userId, identity)
            if (why) return refused('forbidden', refusalText('call.otherAccount'), { details: { why } })
            await book.write(tx, userId, identity, grant)
            log.info({ userId }, 'Microsoft account connected')
            return accepted(null)
          }),
        ),
      disconnect: (permit) =>
        audit.send(permit, { detail: { teams: 'disconnected' } }, async (begin) => {
          const { actor } = permit
          await begin()
          if (await book.remove(actor.userId))
            log.info({ userId: actor.userId }, 'Microsoft account disconnected')
          return accepted(await standing(actor))
        }),
    },
    async tokenOf(actor) {
      const own = refresh ? await accessOf(book, refresh, actor.userId, log) : ({ kind: 'none' } as const)
      if (own.kind === 'token') return accepted(own.token)
      if (shared !== undefined) return accepted(shared)
      if (!refresh) {
        return refused('teams_not_configured', refusalText('call.noTeams'), {
          field: 'via',
        })
      }
      return own.kind === 'none'
        ? refused('teams_not_connected', refusalText('call.connectTeams'))
        : refused('teams_unavailable', refusalText('call.noMicrosoft'))
    },
    keeper: createWorker({
      name: 'teams',
      everyMs: KEEP_EVERY_MS,
      lateAfterMs: 4 * KEEP_EVERY_MS,
      round: async () => {
        if (!refresh) return
        for (const accountId of await book.due(AT_A_TIME)) await accessOf(book, refresh, accountId, log)
      },
      log,
    }),
  }
}
