import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { openDatabase } from '@/server/platform/db/open'
import { keptSecret } from '@/server/platform/secrets'
import { migrateSolo } from './db/migrate'
import { loadDemoHospital } from './demo/load'
import { soloSecrets } from './kept-secrets'
import { createSoloServer } from './server'
import { readStandaloneConfig, type StandaloneConfig } from './standalone-config'
import { createWebhookDelivery } from './webhooks/delivery'

const KEY_FILE = 'solo-api-key'

/**
 * Runs the Solo emulator as a process of its own (`npm run solo`), to try clients against it and to rehearse its outages.
 * SIGTERM and SIGINT end it after the requests under way.
 */
async function run(config: StandaloneConfig): Promise<void> {
  const log = pino({ level: config.logLevel, name: 'solo' })
  // First, so that a stop while it starts is not lost.
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })
  const apiKey = config.apiKey ?? (await keptSecret(config.dataDir, KEY_FILE))
  const master = await keptSecret(config.dataDir, 'solo-report-secret')
  const secrets = await soloSecrets(config.dataDir, config.linkingSecret, master)
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, log })
  try {
    await migrateSolo(database)
    await loadDemoHospital(database)
    const listening = { url: '' }
    const webhookAddresses = { allowPrivate: config.webhooksAllowPrivate }
    const app = await createSoloServer({
      database,
      apiKey,
      publicUrl: () => listening.url,
      secrets,
      webhookAddresses,
      log,
    })
    const webhooks = createWebhookDelivery({ database, log, ...webhookAddresses })
    await app.listen({ port: config.port, host: config.host })
    listening.url = addressOf(app.server.address())
    await webhooks.start()
    const kept = config.apiKey ? 'in SOLO_API_KEY' : `in ${join(config.dataDir, KEY_FILE)}`
    process.stdout.write(`Solo is ready at ${listening.url}\nIts Api-Key is ${kept}\n`)
    await stopped
    await Promise.all([app.close(), webhooks.stop()])
  } finally {
    await database.close()
  }
}

function addressOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string')
    throw new Error('The Solo emulator has no port to listen on')
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${host}:${address.port}`
}

const read = readStandaloneConfig(process.env)
if (!read.ok) {
  process.stderr.write(`${read.lines.join('\n')}\n`)
  process.exitCode = 1
} else {
  run(read.config).catch((error: unknown) => {
    process.stderr.write(
      `The Solo emulator cannot start. ${error instanceof Error ? error.message : String(error)}\n`,
    )
    process.exitCode = 1
  })
}
