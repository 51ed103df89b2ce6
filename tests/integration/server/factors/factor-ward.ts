import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { pino } from 'pino'
import type { RequireSecondFactor } from '@/lib/board/factors'
import type { Role } from '@/lib/board/roles'
import type { Result } from '@/lib/errors'
import { type Actor, type Permit, permit } from '@/server/access/permission'
import { addAccount } from '@/server/accounts/admin'
import { createAccountManagement } from '@/server/accounts/management'
import { createAccountService } from '@/server/accounts/service'
import { account } from '@/server/db/schema'
import { createFactorSignIn } from '@/server/factors/factor-sign-in'
import { createOwnFactors } from '@/server/factors/own-factors'
import { relyingPartyOf } from '@/server/factors/relying-party'
import { createLockService } from '@/server/lock/service'
import type { LocalSignIn } from '@/server/oidc/oidc-config'
import type { Database } from '@/server/platform/db/open'
import type { RotatedSecret } from '@/server/platform/rotated-secret'
import { newAuditRows } from '../../../support/audit-rows'
import { type SoftwarePasskey, softwareAuthenticator } from '../../../support/software-authenticator'

export const ORIGIN = 'https://lantern.example'
export const PASSWORD = 'correct horse battery'
const SECRET = 'a secret of the factor tests, long enough'

interface NodeSettings {
  readonly publicUrl?: string
  readonly requireSecondFactor?: RequireSecondFactor
  readonly localSignIn?: LocalSignIn
  readonly authSecret?: RotatedSecret
}

/** The accounts of a ward, on nodes of one database. */
export function factorWard(database: () => Database) {
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  /** What one node makes of the settings. Nothing of it is in the memory of another. */
  const node = ({
    publicUrl = ORIGIN,
    requireSecondFactor = 'off',
    localSignIn = 'on',
    authSecret = SECRET,
  }: NodeSettings = {}) => {
    const settings = {
      database: database(),
      party: relyingPartyOf(publicUrl),
      authSecret,
      sessionSeconds: 3_600,
      demo: false,
      localSignIn,
      requireSecondFactor,
      log,
    }
    return {
      accounts: createAccountService(settings),
      factors: createFactorSignIn(settings),
      own: createOwnFactors(settings),
      lock: createLockService({ ...settings, lockAfterSeconds: 0 }),
      management: createAccountManagement(database(), log),
    }
  }

  let people = 0
  const nurse = async (role: Role = 'virtual') => {
    people += 1
    const username = `factor-${people}`
    const address = `10.8.0.${people}`
    must(await addAccount(database().orm, { username, name: 'Nia Nurse', role, password: PASSWORD }))
    const actor = must(await node().accounts.signIn(username, PASSWORD, address))
    return { username, address, actor }
  }

  /** One whose account the directory made, and who has typed a password that an administrator set. */
  const fromDirectory = async (role?: Role) => {
    const user = await nurse(role)
    await database().orm.update(account).set({ fromDirectory: true }).where(eq(account.id, user.actor.userId))
    return user
  }

  /** A nurse with a passkey, which was the first factor. */
  const withPasskey = async (role?: Role) => {
    const user = await nurse(role)
    return { ...user, ...(await addPasskey(user.actor)) }
  }
  const addPasskey = async (actor: Actor, name = 'Ward key') => {
    const question = must(await node().own.askToAdd(owns(actor)))
    const { answer, passkey } = softwareAuthenticator(ORIGIN).add(question)
    const { codes } = must(await node().own.addPasskey(owns(actor), { name, answer }))
    return { passkey, codes: codes ?? [] }
  }

  /** A nurse with an authenticator app; `code` is the one so many time steps from now. */
  const withApp = async (role?: Role) => {
    const user = await nurse(role)
    return { ...user, ...(await addApp(user.actor)) }
  }
  const addApp = async (actor: Actor) => {
    const { key } = must(await node().own.startApp(owns(actor)))
    const code = codesOf(key)
    const { codes } = must(await node().own.confirmApp(owns(actor), code(0)))
    return { code, codes: codes ?? [] }
  }

  /** Types the password. @returns a browser that is to prove a second factor */
  const typePassword = async ({ username, address }: { username: string; address: string }) => {
    const answer = await node().accounts.signIn(username, PASSWORD, address)
    if (answer.ok || !answer.step) throw new Error('No second factor was asked for.')
    return browser(answer.step.token, address)
  }
  /** Asks as the sign-in page does, and answers by a passkey. */
  const askFor = async (passkey: SoftwarePasskey, on = node(), address = '10.8.9.9') => {
    const { question, token } = must(await on.factors.ask(browser(null, address), false))
    return { question, from: browser(token, address), answer: passkey.answer(question) }
  }

  return {
    node,
    nurse,
    fromDirectory,
    withPasskey,
    withApp,
    addPasskey,
    addApp,
    typePassword,
    askFor,
    lines,
    newRows: newAuditRows(() => database().orm),
  }
}

export const browser = (token: string | null, address = '10.8.9.9') => ({
  token,
  address,
  browser: { family: 'chromium', version: 140 } as const,
})

export const owns = (actor: Actor): Permit<'factor:own'> => must(permit(actor, 'factor:own'))

export const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

/**
 * Returns codes of a key by how many time steps they are from now. Tests use 0 and then 1: an earlier one is refused where the next step
 * begins before the server looks.
 */
export const codesOf = (key: string) => {
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) })
  return (steps: number) => totp.generate({ timestamp: Date.now() + steps * 30_000 })
}

export const refusal = (code: string) => ({ ok: false, refusal: { code } })
