import type { FastifyInstance } from 'fastify'
import { ENDPOINTS } from '@/lib/solo/endpoints'
import { readFileBodies } from '../file-body'
import { operationRoute } from '../operation-route'
import type { SoloContext } from '../server'
import { addAttachment, deleteAttachment, listAttachments } from '../services/attachments'

/** Operations 19 to 21. */
export function attachmentRoutes(app: FastifyInstance, { orm }: SoloContext): void {
  const { uploadAttachment } = ENDPOINTS
  app.register(async (files) => {
    readFileBodies(files, uploadAttachment.file)
    operationRoute(files, uploadAttachment, ({ params, query, file }) =>
      addAttachment(orm, params.appointmentId, file, query.fileName),
    )
  })
  operationRoute(app, ENDPOINTS.listAttachments, ({ params }) => listAttachments(orm, params.appointmentId))
  operationRoute(app, ENDPOINTS.deleteAttachment, ({ params }) =>
    deleteAttachment(orm, params.appointmentId, params.attachmentId),
  )
}
