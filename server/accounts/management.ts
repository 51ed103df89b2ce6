import { count, isNotNull } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { AccountList } from '@/lib/board/account'
import type { Role } from '@/lib/board/roles'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Permit } from '@/server/access/permission'
import { createAudit } from '@/server/audit/audit'
import type { Recorded } from '@/server/audit/recorded'
import { authenticatorApp, entraIdentity, passkey } from '@/server/db/schema'
import { readDatabaseTime } from '@/server/platform/db/clock'
import type { Database, Orm } from '@/server/platform/db/open'
import {
  addAccount,
  changeAccount,
  disableAccount,
  enableAccount,
  listAccounts,
  type NewAccount,
  resetFactors,
  setPassword,
  unlinkAccount,
  unlockAccount,
} from './admin'
import { attackedNames, namesWithWrongCodes } from './sign-in-rate-limit'

type Managing = Permit<'account:manage'>
type Done = Promise<Recorded<null>>

/** The accounts of the hospital, for its administrators. Every refusal that has a field names it. */
export interface AccountManagement {
  list(permit: Managing): Promise<Recorded<AccountList>>
  /** Refuses `invalid`: a wrong or taken username, a name, a password that others would guess. */
  add(permit: Managing, account: NewAccount): Promise<Recorded<{ readonly id: string }>>
  /** Another role ends the account's sessions. Refuses `last_administrator`. */
  change(permit: Managing, id: string, to: { readonly name: string; readonly role: Role }): Done
  /** Ends the account's sessions. Refuses `last_administrator`. */
  disable(permit: Managing, id: string): Done
  enable(permit: Managing, id: string): Done
  /**
   * Ends the account's sessions. Refuses `forbidden` for one's own account: a session that was left open would otherwise give the account
   * away for good. Its user changes the password on their own page, which asks for the current one.
   */
  resetPassword(permit: Managing, id: string, password: string): Done
  /** Forgets the wrong passwords and codes that slow down signing in. */
  unlock(permit: Managing, id: string): Done
  /** Forgets the account's Microsoft user; ends its sessions. */
  unlink(permit: Managing, id: string): Done
  /**
   * Removes the account's passkeys, authenticator app and recovery codes; ends its sessions. Refuses `forbidden` for one's own account:
   * its user proves first who they are, on their own page.
   */
  resetFactors(permit: Managing, id: string): Done
}

/** Creates the service behind the page of accounts. */
export function createAccountManagement({ orm }: Pick<Database, 'orm'>, log: Logger): AccountManagement {
  const audit = createAudit(orm)
  const act = (
    permit: Managing,
    account: string,
    what: string,
    run: (acting: Orm) => Promise<Result<null>>,
    shown: { readonly part?: string } = {},
  ): Done =>
    audit.change(permit, { detail: { account, what, ...shown } }, async (acting) => {
      const done = await run(acting)
      const { userId, address } = permit.actor
      log.info(
        { userId, address, account, what, code: done.ok ? 'done' : done.refusal.code },
        'Account managed',
      )
      return done
    })

  return {
    list: (permit) => audit.plain(permit, async () => accepted(await listed(orm))),
    add: (permit, account) =>
      audit.change(permit, { detail: { what: 'add', role: account.role } }, async (acting, note) => {
        const made = await addAccount(acting, account)
        if (!made.ok) return made
        const { userId: id } = made.value
        note({ detail: { what: 'add', role: account.role, account: id } })
        const { userId, address } = permit.actor
        log.info({ userId, address, account: id, what: 'add' }, 'Account managed')
        return accepted({ id })
      }),
    change: (permit, id, to) =>
      act(permit, id, `change to ${to.role}`, (acting) => changeAccount(acting, { id, ...to })),
    disable: (permit, id) => act(permit, id, 'disable', (acting) => disableAccount(acting, { id })),
    enable: (permit, id) => act(permit, id, 'enable', (acting) => enableAccount(acting, { id })),
    resetPassword: (permit, id, password) =>
      act(permit, id, 'password', async (acting) =>
        id === permit.actor.userId
          ? refused('forbidden', refusalText('account.ownPassword'))
          : setPassword(acting, { id, password }),
      ),
    unlock: (permit, id) => act(permit, id, 'unlock', (acting) => unlockAccount(acting, { id })),
    unlink: (permit, id) => act(permit, id, 'unlink', (acting) => unlinkAccount(acting, { id })),
    resetFactors: (permit, id) =>
      act(
        permit,
        id,
        RESET,
        async (acting) =>
          id === permit.actor.userId
            ? refused('forbidden', refusalText('account.ownFactors'))
            : resetFactors(acting, { id }),
        { part: RESET },
      ),
  }
}

/** The audit page has words for it. */
const RESET = 'reset second factors'

async function listed(orm: Orm): Promise<AccountList> {
  const [accounts, linked, passkeys, apps] = await Promise.all([
    listAccounts(orm),
    orm.select({ id: entraIdentity.accountId }).from(entraIdentity),
    orm.select({ id: passkey.accountId, passkeys: count() }).from(passkey).groupBy(passkey.accountId),
    orm
      .select({ id: authenticatorApp.accountId })
      .from(authenticatorApp)
      .where(isNotNull(authenticatorApp.secret)),
  ])
  const usernames = accounts.map(({ username }) => username)
  const attacked = await attackedNames(orm, usernames)
  const wrongCodes = await namesWithWrongCodes(orm, usernames)
  const linkedIds = new Set(linked.map(({ id }) => id))
  const passkeysOf = new Map(passkeys.map(({ id, passkeys }) => [id, passkeys]))
  const withApp = new Set(apps.map(({ id }) => id))
  return {
    serverTime: Math.floor(await readDatabaseTime(orm)),
    accounts: accounts.map((one) => {
      const attack = attacked.get(one.username)
      const codes = wrongCodes.get(one.username)
      return {
        ...one,
        microsoft: linkedIds.has(one.id),
        factors: { passkeys: passkeysOf.get(one.id) ?? 0, app: withApp.has(one.id) },
        usedAt: one.usedAt?.getTime() ?? null,
        attack: attack ? { failures: attack.failures, until: attack.until.getTime() } : null,
        ...(codes && { wrongCodes: codes.failures }),
      }
    }),
  }
}
