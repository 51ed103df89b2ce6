import { pino } from 'pino'
import { expect, it } from 'vitest'
import { authenticatorApp, subscription } from '@/server/db/schema'
import { appSealer } from '@/server/factors/authenticator-app'
import { openDatabase } from '@/server/platform/db/open'
import { createSealer } from '@/server/platform/sealed'
import { decodeToken } from '@/server/sessions/session-cookie'
import { createTokenBook } from '@/server/teams/token-book'
import { cookieBrowser } from '../../../support/cookie-browser'
import { startLantern } from '../../../support/lantern-process'
import { type NurseClient, signInAt } from '../../../support/nurse-client'
import { freePort } from '../../../support/ports'

const OLD = 'the secret of the tests before it was changed'
const NEW = 'the secret of the tests after it was changed'
const READY_WITHIN_MS = 90_000
const MICROSOFT = {
  ENTRA_ISSUER: 'http://127.0.0.1:9',
  ENTRA_CLIENT_ID: 'lantern',
  ENTRA_CLIENT_SECRET: 'a secret of Microsoft',
}

/** The database of a Lantern that was stopped. */
async function inDatabase<T>(
  dataDir: string,
  act: (orm: Awaited<ReturnType<typeof openDatabase>>['orm']) => Promise<T>,
): Promise<T> {
  const database = await openDatabase({ dataDir, log: pino({ level: 'silent' }) })
  try {
    return await act(database.orm)
  } finally {
    await database.close()
  }
}

/** A screen that waits with a code, and the session that it collects once an administrator has typed it. */
async function pairScreen(origin: string, admin: NurseClient) {
  const screen = cookieBrowser()
  const ask = async () => (await screen.open(`${origin}/api/pairing`, {})).json()
  const { code } = await ask()
  const body = { code, name: 'Wall 1', buildingId: null, unit: null, showsNames: false }
  expect((await admin.call('/api/displays', { method: 'POST', body })).status).toBe(201)
  expect(await ask()).toEqual({ state: 'paired' })
  return screen
}

it('a changed secret signs out no one, unpairs nothing, and keeps what the old one sealed', {
  timeout: 240_000,
}, async () => {
  const port = await freePort()
  const start = (env: Record<string, string>, dataDir?: string) =>
    startLantern({
      port,
      readyWithinMs: READY_WITHIN_MS,
      ...(dataDir !== undefined && { dataDir }),
      env: { WEBHOOKS_ALLOW_PRIVATE: '1', LOG_LEVEL: 'warn', ...MICROSOFT, ...env },
    })
  const before = await start({ NEXTAUTH_SECRET: OLD })
  const { origin, dataDir } = before
  const nurse = await signInAt(origin, 'virtual')
  const screen = await pairScreen(origin, await signInAt(origin, 'admin'))
  const [, nurseId = ''] = /data-user="([^"]+)"/.exec(String((await nurse.call('/board')).body)) ?? []
  await before.stop()

  const endpoint = `${origin}/api/webhooks/solo`
  const sealers = (secret: string) => ({
    webhook: createSealer(secret, 'key of the webhooks'),
    teams: createSealer(secret, 'tokens of Teams'),
  })
  const oldKey = await inDatabase(dataDir, async (orm) => {
    const grant = { access: 'an access token', refresh: null, expiresAt: Date.now() + 3_600_000 }
    const identity = { issuer: MICROSOFT.ENTRA_ISSUER, subject: 'victor', name: 'victor@ward.test' }
    await createTokenBook(orm, sealers(OLD).teams).write(orm, nurseId, identity, grant)
    const sealed = appSealer(OLD).seal('the key of an app', nurseId)
    await orm.insert(authenticatorApp).values({ accountId: nurseId, secret: sealed })
    const [row] = await orm.select().from(subscription)
    return sealers(OLD).webhook.open(row?.sealedKey ?? '', endpoint)
  })
  expect(oldKey).toEqual(expect.any(String))

  const after = await start({ NEXTAUTH_SECRET: NEW, NEXTAUTH_SECRET_PREVIOUS: OLD }, dataDir)
  expect((await nurse.call('/api/board')).status).toBe(200)
  expect((await nurse.call('/api/teams')).body).toMatchObject({ connected: { name: 'victor@ward.test' } })
  expect((await screen.open(`${origin}/api/board`)).status).toBe(200)
  // What is written from now on no longer needs the old secret.
  await screen.open(`${origin}/api/displays/own`, {})
  const renewed = screen.cookies().get('next-auth.session-token') ?? ''
  expect(await decodeToken(renewed, NEW)).toMatchObject({ paired: true })
  expect((await screen.open(`${origin}/api/board`)).status).toBe(200)
  // next-auth reads the old cookie as well, or the session would stay open.
  await nurse.signOut()
  expect((await nurse.call('/api/board')).status).toBe(401)
  await after.stop()

  const newKey = await inDatabase(dataDir, async (orm) => {
    const [row] = await orm.select().from(subscription)
    const [app] = await orm.select().from(authenticatorApp)
    expect(appSealer(NEW).open(app?.secret ?? '', nurseId)).toBe('the key of an app')
    return sealers(NEW).webhook.open(row?.sealedKey ?? '', endpoint)
  })
  expect(newKey).toBe(oldKey)
})
