import type { Server } from 'node:http'
import { join } from 'node:path'
import next from 'next'
import pino from 'pino'
import { assemble } from './assemble'
import { keepAuditYears } from './audit/archive/keeping'
import { type Config, readConfig } from './config'
import { prepareDemo } from './hospital/prepare-demo'
import { createEntrance, type Handler } from './http/entrance'
import { takeAddressFromSocket } from './http/forwarded'
import { route } from './http/routes'
import { setAnswerHeaders, setSecurityHeaders } from './http/security-headers'
import { createStaticFiles, STATIC_PREFIX } from './http/static-files'
import { openLantern } from './open-database'
import type { Database } from './platform/db/open'
import { errorCode } from './platform/error-code'
import { projectRoot } from './platform/project-root'
import type { RotatedSecret } from './platform/rotated-secret'
import { keptSecret } from './platform/secrets'
import { isOwnOrigin } from './realtime/handshake'
import { installRuntime } from './runtime'
import { createCalls } from './solo-emulator/calls/calls'
import { soloSecrets } from './solo-emulator/kept-secrets'
import { createSoloServer, type SoloSecrets } from './solo-emulator/server'
import { createWebhookDelivery } from './solo-emulator/webhooks/delivery'
import { banner, explain } from './start-up-words'

const GRACE_MS = 5_000
const STOP_WITHIN_MS = 15_000

const parsed = readConfig(process.env)
if (!parsed.ok) {
  for (const line of parsed.lines) process.stderr.write(`Lantern cannot start. ${line}\n`)
  process.exit(1)
}
const { config } = parsed
// Operators read standard output, log collectors standard error.
const log = pino({ level: config.logLevel, base: null }, pino.destination(2))

for (const surprise of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(surprise, (error: unknown) => {
    // The stack's frames without its first line, which can hold values.
    const frames =
      error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : []
    log.fatal(
      { code: errorCode(error), frames },
      'Unexpected failure: the process ends, nothing accepted is lost',
    )
    process.exit(1)
  })
}

await run(config).catch((error) => {
  process.stderr.write(`Lantern cannot start. ${explain(error, config)}\n`)
  log.debug({ err: error }, 'Start failed')
  process.exit(1)
})

async function run(config: Config): Promise<void> {
  const https = config.publicUrl?.startsWith('https:') ?? false
  const entrance = createEntrance((response) => setAnswerHeaders(response, https))
  const port = await entrance.listen(config.port, config.host)
  const local = `http://${urlHost(config.host)}:${port}`
  const publicUrl = config.publicUrl ?? local
  const currentSecret = config.authSecret ?? (await keptSecret(config.dataDir, 'auth-secret'))
  const authSecret: RotatedSecret = config.formerAuthSecret
    ? [currentSecret, config.formerAuthSecret]
    : currentSecret
  const soloApiKey = config.solo.apiKey ?? (await keptSecret(config.dataDir, 'solo-api-key'))

  const database = await openLantern(config, log)
  await keepAuditYears(database, config.kept.auditYears, log)
  const secrets =
    config.mode === 'demo' ? await soloSecrets(config.dataDir, config.solo.linkingSecret, authSecret) : null
  const solo = secrets && (await embeddedSolo(database, soloApiKey, publicUrl, secrets, entrance.server))
  const linkingSecret = secrets?.linking ?? config.solo.linkingSecret
  const lantern = assemble(config, {
    httpServer: entrance.server,
    database,
    publicUrl,
    authSecret,
    soloUrl: config.solo.baseUrl ?? local,
    soloApiKey,
    // The Solo emulator takes any token; where nurses have Microsoft accounts it gets theirs, as a tenant would.
    teamsAuthToken: config.solo.teamsAuthToken ?? (solo && !config.entra ? 'embedded' : undefined),
    webhookDelivery: solo?.webhooks.health,
    calls: solo?.calls ?? null,
    // A browser reaches the Solo emulator where it reaches Lantern, not over loopback.
    soloLinks: linkingSecret ? { baseUrl: config.solo.baseUrl ?? publicUrl, secret: linkingSecret } : null,
    log,
  })
  installRuntime(lantern.runtime)
  const pages = await preparePages(config, {
    publicUrl,
    authSecret: currentSecret,
    port,
    server: entrance.server,
  })
  entrance.open(route(pages.handler, solo?.handler ?? null))
  await lantern.start()
  await solo?.webhooks.start()
  await solo?.calls.start()
  stopOnSignal(async () => {
    await Promise.all([lantern.stop(), solo?.webhooks.stop(), solo?.calls.stop()])
    await entrance.close(GRACE_MS)
    await pages.close()
    await solo?.close()
    await database.close()
  })
  process.stdout.write(
    banner(config, {
      publicUrl,
      databaseKind: database.kind,
      demoAccounts: lantern.runtime.accounts.demoAccounts(),
    }),
  )
}

async function embeddedSolo(
  database: Database,
  apiKey: string,
  publicUrl: string,
  secrets: SoloSecrets,
  httpServer: Server,
) {
  await prepareDemo(database)
  const webhookAddresses = { allowPrivate: config.webhooksAllowPrivate }
  const app = await createSoloServer({
    database,
    apiKey,
    publicUrl: () => publicUrl,
    secrets,
    webhookAddresses,
    callRoom: true,
    log,
  })
  const calls = createCalls({
    httpServer,
    database,
    ice: config.ice,
    seatKeptMs: config.seatKeptMs,
    links: { publicUrl: () => publicUrl, secret: secrets.calls },
    isOwnOrigin: (headers) => isOwnOrigin(headers, publicUrl),
    log,
  })
  const webhooks = createWebhookDelivery({ database, log, ...webhookAddresses })
  await app.ready()
  const handler: Handler = (request, response) => app.routing(request, response)
  return { handler, webhooks, calls, close: () => app.close() }
}

async function preparePages(
  config: Config,
  known: { publicUrl: string; authSecret: string; port: number; server: Server },
) {
  // next-auth reads these two by itself.
  process.env.NEXTAUTH_URL = known.publicUrl
  process.env.NEXTAUTH_SECRET = known.authSecret
  const app = next({
    dev: config.dev,
    dir: projectRoot(),
    hostname: config.host,
    port: known.port,
    httpServer: known.server,
  })
  await app.prepare()
  const handle = app.getRequestHandler()
  // The development build has no files of its own: it compiles what a page asks for.
  const files = config.dev ? null : await createStaticFiles(join(projectRoot(), '.next', 'static'))
  const handler: Handler = (request, response) => {
    if (!config.trustProxy) takeAddressFromSocket(request)
    setSecurityHeaders(request, response, { dev: config.dev })
    if (files !== null && request.url?.startsWith(STATIC_PREFIX)) files(request, response)
    else void handle(request, response)
  }
  return { handler, close: () => app.close() }
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
      stop().then(
        () => process.exit(0),
        (error) => {
          log.error({ code: errorCode(error) }, 'Stopping failed')
          process.exit(1)
        },
      )
    })
  }
}

/** A wildcard address is reached on this machine by loopback. */
function urlHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
