import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Database, Orm } from '@/server/platform/db/open'
import type { AddressRules } from '@/server/platform/public-address'
import { requireApiKey } from './api-key'
import { handleError, sendError } from './envelope'
import { readJsonBodies } from './json-body'
import { checkBySchema } from './refusal-words'
import { appointmentRoutes } from './routes/appointments'
import { attachmentRoutes } from './routes/attachments'
import { docsRoutes } from './routes/docs'
import { documentRoutes } from './routes/documents'
import { elsewhereRoutes } from './routes/elsewhere'
import { episodeRoutes } from './routes/episodes'
import { linkingRoutes } from './routes/linking'
import { patientRoutes } from './routes/patients'
import { perfectAnswerRoutes } from './routes/perfect-answer'
import { reportRoutes } from './routes/reports'
import { requestAssistanceRoutes } from './routes/request-assistance'
import { slotRoutes } from './routes/slots'
import { videoCallRoutes } from './routes/video-calls'
import { visitNoteRoutes } from './routes/visit-notes'
import { waitingRoomRoutes } from './routes/waiting-rooms'
import { webhookRoutes } from './routes/webhooks'
import { refuseUnreadable } from './unreadable'

/** The parts that the routes need. */
export interface SoloContext {
  readonly orm: Orm
  /** Returns the address at which browsers reach the server, without a slash at the end; called for each link. */
  readonly publicUrl: () => string
  /** Which addresses webhooks may have. */
  readonly webhookAddresses: AddressRules
  readonly secrets: SoloSecrets
  /** Whether the pages of calls are served at the same address. */
  readonly callRoom: boolean
  readonly log: FastifyBaseLogger
}

/** They must survive a restart, and be the same on every node of one database. */
export interface SoloSecrets {
  /** Shared with the systems that make links (operation 34). */
  readonly linking: string
  /** Encrypts the passwords of reports until the reports are made. */
  readonly reports: string
  /** Signs the links into calls. */
  readonly calls: string
  /** Those of before a change: what they wrote is still read. */
  readonly former?: readonly { readonly reports: string; readonly calls: string }[]
}

export interface SoloSettings {
  /** A migrated database: see `migrateSolo`. */
  readonly database: Database
  readonly apiKey: string
  readonly publicUrl: () => string
  readonly secrets: SoloSecrets
  /** As in `createWebhookDelivery`; if left out, only public addresses are accepted. */
  readonly webhookAddresses?: AddressRules
  /** Whether Lantern's pages serve `/videocalls/{id}` without a link; if left out, no call opens. */
  readonly callRoom?: boolean
  readonly log: Logger
}

/** The longest id in a path, in characters. */
const LONGEST_PARAMETER = 1_000

/**
 * Creates the Solo emulator: the 42 operations of the External API on `database`, and the pages that its links open. It does
 * not listen by itself: call `listen`, or pass it an HTTP server's requests with `app.routing(request, response)`.
 */
export async function createSoloServer(settings: SoloSettings): Promise<FastifyInstance> {
  const { database, apiKey, publicUrl, secrets, webhookAddresses = { allowPrivate: false } } = settings
  const { callRoom = false } = settings
  const log: FastifyBaseLogger = settings.log
  const context: SoloContext = {
    orm: database.orm,
    publicUrl,
    webhookAddresses,
    secrets,
    callRoom,
    log,
  }
  const checkApiKey = requireApiKey(apiKey)
  const app = fastify({
    loggerInstance: log,
    // Fastify's own log lines hold addresses, and those hold MRNs.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: correlationId,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: async (_error, request, reply) => {
      reply.header(CORRELATION_HEADER, request.id)
      await checkApiKey(request, reply)
      if (!reply.sent) sendError(request, reply, 400, 'The address is malformed')
    },
  })
  app.setValidatorCompiler(checkBySchema)
  app.setSerializerCompiler(serializerCompiler)
  readJsonBodies(app)
  app.addHook('onRequest', async (request, reply) => {
    reply.header(CORRELATION_HEADER, request.id)
  })
  app.addHook('onRequest', checkApiKey)
  app.addHook('onResponse', async (request, reply) => {
    const { method, url: route } = request.routeOptions
    request.log.debug(
      { method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'Answered',
    )
  })
  app.setErrorHandler(handleError)
  app.setNotFoundHandler((request, reply) =>
    sendError(request, reply, 404, 'There is nothing at this address'),
  )

  patientRoutes(app, context)
  appointmentRoutes(app, context)
  waitingRoomRoutes(app, context)
  visitNoteRoutes(app, context)
  slotRoutes(app, context)
  attachmentRoutes(app, context)
  documentRoutes(app, context)
  episodeRoutes(app, context)
  reportRoutes(app, context)
  perfectAnswerRoutes(app, context)
  linkingRoutes(app, context)
  webhookRoutes(app, context)
  requestAssistanceRoutes(app, context)
  elsewhereRoutes(app, context)
  videoCallRoutes(app, context)
  docsRoutes(app, context)
  await app.ready()
  return app
}

const CORRELATION_HEADER = 'x-correlation-id'

/** Returns the caller's own id if it is a UUID, so that both logs have the same id. */
function correlationId(request: IncomingMessage): string {
  const given = z.uuid().safeParse(request.headers[CORRELATION_HEADER])
  return given.success ? given.data : randomUUID()
}
