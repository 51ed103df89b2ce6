import { pino } from 'pino'
import { addAccount } from '@/server/accounts/admin'
import { createAccountService } from '@/server/accounts/service'
import type { Database } from '@/server/platform/db/open'
import { SESSION_CHANNEL } from '@/server/sessions/session-notice'

export const PASSWORD = 'correct horse battery'
const log = pino({ level: 'silent' })

export const serviceOf = (
  database: Database,
  settings: { demo?: boolean; sessionSeconds?: number; lockAfterSeconds?: number } = {},
) =>
  createAccountService({
    database,
    demo: false,
    localSignIn: 'on',
    requireSecondFactor: 'off',
    sessionSeconds: 3600,
    log,
    ...settings,
  })

export const refusal = (code: string) => ({ ok: false, refusal: { code } })

/** People with accounts, and what they do with them. */
export function staffOf(database: () => Database) {
  const add = async (username: string) => {
    const added = await addAccount(database().orm, {
      username,
      name: 'Nia Nurse',
      role: 'virtual',
      password: PASSWORD,
    })
    if (!added.ok) throw new Error(added.refusal.message)
    return added.value
  }
  const signIn = (username: string, password = PASSWORD, address = '10.0.0.1') =>
    serviceOf(database()).signIn(username, password, address)
  const sessionOf = async (username: string) => {
    const signedIn = await signIn(username)
    if (!signedIn.ok) throw new Error(signedIn.refusal.code)
    return signedIn.value.sessionId
  }
  /** What nodes hear of sessions, from now on. */
  const listen = async () => {
    const heard: unknown[] = []
    const stop = await database().listen(
      SESSION_CHANNEL,
      (payload) => heard.push(JSON.parse(payload)),
      () => {},
    )
    return { heard, stop }
  }
  return { add, signIn, sessionOf, listen }
}
