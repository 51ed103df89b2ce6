import { createServer } from 'node:http'
import { pino } from 'pino'
import type { Role } from '@/lib/board/roles'
import { DEMO_PASSWORD, loadDemoAccounts } from '@/server/accounts/demo'
import { assemble } from '@/server/assemble'
import { readConfig } from '@/server/config'
import type { Database } from '@/server/platform/db/open'
import { isOwnOrigin } from '@/server/realtime/handshake'
import { installRuntime, type Runtime } from '@/server/runtime'
import { createCalls } from '@/server/solo-emulator/calls/calls'
import { createSoloServer } from '@/server/solo-emulator/server'
import { type AuditRow, newAuditRows } from '../../../support/audit-rows'
import { NO_ICE } from '../../../support/call-house'
import { enterDevice, sessionCookie } from '../../../support/session-cookie'
import { type CallSolo, callerOf } from '../../../support/solo-call'
import { TEST_SECRETS } from '../../../support/solo-server'

const AUTH_SECRET = 'a secret of the audit tests, long enough'
const API_KEY = 'a key of the audit tests'
const PUBLIC_URL = 'http://127.0.0.1:3000'
const log = pino({ level: 'silent' })

/** A session of some role: its cookie, and who has it. */
export interface Member {
  readonly userId: string
  readonly cookie: string
}

/** All of Lantern but its pages, as the entry assembles it, before a real Solo emulator. */
export interface AuditedHouse {
  readonly runtime: Runtime
  /** Where Solo and its calls are, and what calls its operations. */
  readonly soloUrl: string
  readonly solo: CallSolo
  enter(role: Role): Promise<Member>
  /** Returns the rows that were written since the last call. */
  newRows(): Promise<readonly AuditRow[]>
  close(): Promise<void>
}

/** @param serial - of the device that pairs itself as the role `device` */
export async function openHouse(database: Database, serial: string): Promise<AuditedHouse> {
  let soloUrl = ''
  const settings = {
    database,
    apiKey: API_KEY,
    publicUrl: () => soloUrl,
    secrets: TEST_SECRETS,
    callRoom: true,
    log,
  }
  const solo = await createSoloServer(settings)
  soloUrl = await solo.listen({ host: '127.0.0.1', port: 0 })
  const calls = createCalls({
    httpServer: solo.server,
    database,
    ice: NO_ICE,
    links: { publicUrl: () => soloUrl, secret: TEST_SECRETS.calls },
    isOwnOrigin: (headers) => isOwnOrigin(headers, soloUrl),
    log,
  })
  await calls.start()
  const read = readConfig({
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    SOLO_BASE_URL: soloUrl,
    SOLO_API_KEY: API_KEY,
    NEXTAUTH_URL: PUBLIC_URL,
    NEXTAUTH_SECRET: AUTH_SECRET,
  })
  if (!read.ok) throw new Error(read.lines.join('\n'))
  const lantern = assemble(
    { ...read.config, mode: 'demo' },
    {
      httpServer: createServer(),
      database,
      publicUrl: PUBLIC_URL,
      authSecret: AUTH_SECRET,
      soloUrl,
      soloApiKey: API_KEY,
      teamsAuthToken: 'a token',
      soloLinks: { baseUrl: soloUrl, secret: TEST_SECRETS.linking },
      webhookDelivery: undefined,
      calls,
      log,
    },
  )
  await loadDemoAccounts(database.orm)
  installRuntime(lantern.runtime)
  await lantern.start()
  return {
    runtime: lantern.runtime,
    soloUrl,
    solo: callerOf(soloUrl, API_KEY),
    newRows: newAuditRows(() => database.orm),
    enter: (role) =>
      role === 'device'
        ? enterDevice(database.orm, serial, AUTH_SECRET)
        : enterAccount(lantern.runtime, role),
    async close() {
      await Promise.all([lantern.stop(), calls.stop()])
      await solo.close()
    },
  }
}

async function enterAccount({ accounts }: Runtime, role: Role): Promise<Member> {
  const signedIn = await accounts.signIn(role, DEMO_PASSWORD, '10.0.0.1')
  if (!signedIn.ok) throw new Error(signedIn.refusal.code)
  const { userId, name, sessionId } = signedIn.value
  return { userId, cookie: await sessionCookie({ userId, name, role, sessionId }, AUTH_SECRET) }
}
