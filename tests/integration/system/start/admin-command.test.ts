import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { addAccount } from '@/server/accounts/admin'
import { type AccountService, createAccountService } from '@/server/accounts/service'
import { account, authenticatorApp, entraIdentity } from '@/server/db/schema'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { PASSWORD, runCommand } from '../../../support/admin'
import { newAuditRows } from '../../../support/audit-rows'
import { newFolder } from '../../../support/folders'
import { createDatabase } from '../../../support/postgres-databases'

const log = pino({ level: 'silent' })
const VERA = 'vera.lind'

describe('npm run admin -- user, while Lantern runs', () => {
  let place: Awaited<ReturnType<typeof createDatabase>>
  let dataDir: string
  let database: Database
  let accounts: AccountService
  let vera: string
  beforeAll(async () => {
    const server = inject('postgresUrl')
    if (!server) throw new Error('This needs a PostgreSQL.')
    place = await createDatabase(server, inject('databaseTemplates').tables.postgres ?? undefined)
    dataDir = await newFolder('admin-command')
    database = await openDatabase({ url: place.url, dataDir, log })
    accounts = createAccountService({
      database,
      demo: false,
      sessionSeconds: 3_600,
      localSignIn: 'on',
      requireSecondFactor: 'off',
      log,
    })
    for (const [username, role] of [
      [VERA, 'virtual'],
      ['ada', 'admin'],
    ] as const) {
      const made = await addAccount(database.orm, { username, name: username, role, password: PASSWORD })
      if (made.ok && username === VERA) vera = made.value.userId
    }
  })
  afterAll(async () => {
    await database.close()
    await place.drop()
  })

  const run = (...args: string[]) =>
    runCommand('admin', dataDir, ['user', ...args], '', { DATABASE_URL: place.url })
  const signIn = async (password = PASSWORD) => accounts.signIn(VERA, password, '10.0.0.9')
  const codeOf = async (password?: string) => {
    const result = await signIn(password)
    return result.ok ? 'done' : result.refusal.code
  }
  /** A session that is open, and what says whether it still is. */
  const opened = async () => {
    const result = await signIn()
    if (!result.ok) throw new Error(result.refusal.code)
    return async () => (await accounts.session(result.value.sessionId)) !== null
  }

  it('changes role and name, enables, unlocks, unlinks and resets second factors, and leaves a row for each', async () => {
    const rows = newAuditRows(() => database.orm)
    const isOpen = await opened()
    expect(await run('role', VERA, 'charge', '--name', 'Vera Lind')).toMatchObject({ code: 0 })
    const [changed] = await database.orm.select().from(account).where(eq(account.id, vera))
    expect(changed).toMatchObject({ role: 'charge', name: 'Vera Lind' })
    expect(await isOpen()).toBe(false)

    expect(await run('disable', VERA)).toMatchObject({ code: 0 })
    expect(await codeOf()).toBe('unauthenticated')
    expect(await run('enable', VERA)).toMatchObject({ code: 0 })
    expect(await codeOf()).toBe('done')

    const codes: string[] = []
    while (!codes.includes('too_many_attempts') && codes.length < 20) codes.push(await codeOf('wrong'))
    expect(await codeOf()).toBe('too_many_attempts')
    expect(await run('unlock', VERA)).toMatchObject({ code: 0 })
    expect(await codeOf()).toBe('done')

    const identity = { issuer: 'https://id.example', subject: 'vera', accountId: vera }
    await database.orm.insert(entraIdentity).values(identity)
    const isStillOpen = await opened()
    expect(await run('unlink', VERA)).toMatchObject({ code: 0 })
    expect(await database.orm.select().from(entraIdentity)).toEqual([])
    expect(await isStillOpen()).toBe(false)

    const app = { accountId: vera, secret: 'a sealed secret' }
    await database.orm.insert(authenticatorApp).values(app)
    expect(await codeOf()).toBe('second_factor_needed')
    expect(await run('reset-second-factor', VERA)).toMatchObject({ code: 0 })
    expect(await codeOf()).toBe('done')

    const commands = (await rows()).filter(({ actorKind }) => actorKind === 'command')
    expect(
      commands.map(({ action, outcome, detail }) => [action, outcome, JSON.parse(detail ?? '')]),
    ).toEqual(
      ['role', 'disable', 'enable', 'unlock', 'unlink', 'reset-second-factor'].map((verb) => [
        'account:manage',
        'done',
        { command: `user ${verb}`, account: vera },
      ]),
    )
  })

  it('says why it did not, and leaves a row for that, too', async () => {
    const rows = newAuditRows(() => database.orm)
    await rows()
    const last = await run('role', 'ada', 'virtual')
    expect(last).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('administrator') })
    const unknown = await run('unlock', 'no.one')
    expect(unknown).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/\w/) })
    expect(await rows()).toMatchObject([
      { actorKind: 'command', outcome: 'last_administrator' },
      { actorKind: 'command', outcome: 'not_found', detail: '{"command":"user unlock"}' },
    ])
    const [ada] = await database.orm.select().from(account).where(eq(account.username, 'ada'))
    expect(ada).toMatchObject({ role: 'admin' })
  })
})
