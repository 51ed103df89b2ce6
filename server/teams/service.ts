import type { Logger } from 'pino'
import { may } from '@/lib/board/roles'
import { accepted, type Result, refused } from '@/lib/errors'
import { type MicrosoftRefusal, TEAMS_OFF, type TeamsStanding } from '@/lib/teams/standing'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor, Permit } from '@/server/access/permission'
import type { Database } from '@/server/platform/db/open'
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
  read(permit: Permit<'request:join'>): Promise<Result<TeamsStanding>>
  /**
   * Stores the token of a user who has just signed in at the provider; of users who may not join, nothing is stored.
   * @returns why not, or null
   */
  connect(actor: Actor, identity: Identity, grant: Grant): Promise<MicrosoftRefusal | null>
  /** Deletes the actor's own token. */
  disconnect(permit: Permit<'request:join'>): Promise<Result<TeamsStanding>>
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
    readonly authSecret: string
    readonly log: Logger
  },
): Teams {
  const { entra, shared, log } = settings
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
      read: async ({ actor }) => accepted(await standing(actor)),
      async connect(actor, identity, grant) {
        if (!may(actor.role, 'request:join')) return 'role'
        const wrong = await identityFits(orm, actor.userId, identity)
        if (wrong) return wrong
        await book.write(orm, actor.userId, identity, grant)
        log.info({ userId: actor.userId }, 'Microsoft account connected')
        return null
      },
      async disconnect({ actor }) {
        if (await book.remove(actor.userId))
          log.info({ userId: actor.userId }, 'Microsoft account disconnected')
        return accepted(await standing(actor))
      },
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
