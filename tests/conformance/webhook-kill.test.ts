import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { projectRoot } from '@/server/platform/project-root'
import { type DatabasePlace, describeOnBothDatabases } from '../support/database'
import { V8_FLAGS } from '../support/v8-flags.mjs'
import { opened, startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver'

/** The Solo emulator, run as Node runs it, delivers accepted events after a kill of the process that accepted them. */

const program = join(projectRoot(), 'node_modules/.cache', `solo-webhooks-${process.pid}.mjs`)
const apiKey = 'a key given'

let receiver: WebhookReceiver
let running: ChildProcess | undefined

beforeAll(async () => {
  receiver = await startWebhookReceiver()
  await build({
    entryPoints: [join(projectRoot(), 'server/solo-emulator/standalone.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': projectRoot() },
  })
})
afterEach(() => kill())
afterAll(async () => {
  await receiver.close()
  await rm(program)
})

async function start({ url, dataDir }: DatabasePlace, env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [...V8_FLAGS, program], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      DATA_DIR: dataDir,
      PORT: '0',
      SOLO_API_KEY: apiKey,
      ...(url && { DATABASE_URL: url }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running = child
  let said = ''
  for await (const chunk of child.stdout) {
    said += chunk
    const ready = /^Solo is ready at (http:\S+)$/m.exec(said)?.[1]
    if (ready) return ready
  }
  throw new Error('It ended')
}

async function kill(): Promise<void> {
  if (!running || running.exitCode !== null || running.signalCode !== null) return
  running.kill('SIGKILL')
  await once(running, 'exit')
}

const post = (url: string, body: object) =>
  fetch(url, {
    method: 'POST',
    headers: { 'Api-Key': apiKey, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

describeOnBothDatabases('The Solo emulator', (open) => {
  it('loses no event to kills, neither deliveries under way nor those after them', async () => {
    const place = await open()
    const webhook = { endpoint: `${receiver.url}/hook`, events: ['patient:created', 'patient:updated'] }
    const first = await start(place, { WEBHOOKS_ALLOW_PRIVATE: '1', LOG_LEVEL: 'silent' })
    const { encryptionKey } = await (await post(`${first}/qapi/v1/webhooks`, webhook)).json()
    receiver.answerWith(() => {})
    const patientIds: unknown[] = []
    for (const id of ['P-1', 'P-2', 'P-3', 'P-4', 'P-5', 'P-6']) {
      patientIds.push(await (await post(`${first}/qapi/v1/patients`, { id })).json())
    }
    await expect.poll(() => receiver.arrivals.length).toBeGreaterThan(0)
    await kill()

    receiver.reset()
    await start(place, { WEBHOOKS_ALLOW_PRIVATE: '1', LOG_LEVEL: 'silent' })
    const heard = () => receiver.arrivals.map(({ body }) => opened(body, encryptionKey))
    await expect.poll(() => heard().length).toBe(6)
    for (const patientId of patientIds) {
      expect(heard()).toContainEqual({ event: 'patient:created', data: { patientId } })
    }
  })

  it('refuses loopback addresses unless they are allowed', async () => {
    receiver.reset()
    const url = await start(await open(), { LOG_LEVEL: 'silent' })
    const webhook = { endpoint: `${receiver.url}/hook`, events: ['patient:created'] }
    expect((await post(`${url}/qapi/v1/webhooks`, webhook)).status).toBe(400)
  })
})
