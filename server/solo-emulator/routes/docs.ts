import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { OpenAPIV3 } from 'openapi-types'
import { ENDPOINTS } from '@/lib/solo/endpoints'
import { openApiDocument } from '../openapi/document'
import type { SoloContext } from '../server'

const TITLE = 'Solo External API'

/** The page loads from this server only; the viewer's buttons hold pictures as `data:`. */
const PAGE_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

/**
 * Adds `GET /qapi/openapi.json`, to download, and `GET /qapi/docs`, to browse and to try operations in. Neither needs the
 * Api-Key: they show what the vendor publishes, and nothing of this hospital.
 */
export function docsRoutes(app: FastifyInstance, { publicUrl }: SoloContext): void {
  const document = openApiDocument(ENDPOINTS)
  app.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, open: true }
    })
    docs.addHook('onRequest', async (_, reply) => {
      reply.headers(PAGE_HEADERS)
    })
    docs.get('/qapi/openapi.json', async (_, reply) =>
      reply
        .header('content-disposition', 'attachment; filename="solo-external-api.openapi.json"')
        // A downloaded document must say where its server is.
        .send({ ...document, servers: [{ url: publicUrl() }] }),
    )
    await docs.register(swagger, {
      mode: 'static',
      // The plugin passes on any document, but its types do not know 3.1.
      specification: { document: document as OpenAPIV3.Document },
    })
    await docs.register(swaggerUi, {
      routePrefix: '/qapi/docs',
      theme: { title: TITLE },
      uiConfig: {
        layout: 'BaseLayout',
        docExpansion: 'list',
        displayOperationId: true,
        displayRequestDuration: true,
        defaultModelsExpandDepth: -1,
        filter: true,
      },
    })
  })
}
