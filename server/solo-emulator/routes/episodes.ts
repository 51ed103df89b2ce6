import type { FastifyInstance } from 'fastify'
import { ENDPOINTS } from '@/lib/solo/endpoints'
import { withoutPlaceholders } from '../episode-placeholders'
import { operationRoute } from '../operation-route'
import type { SoloContext } from '../server'
import { assignEpisode, listEpisodeAppointments } from '../services/episode-appointments'
import { createEpisode, getEpisode, listEpisodes, updateEpisode } from '../services/episodes'

/** Operations 23 to 28. */
export function episodeRoutes(app: FastifyInstance, { orm }: SoloContext): void {
  operationRoute(app, ENDPOINTS.listEpisodes, ({ params }) => listEpisodes(orm, { id: params.patient_id }))
  operationRoute(app, ENDPOINTS.getEpisode, ({ params }) => getEpisode(orm, params.episode_id))
  operationRoute(app, ENDPOINTS.listEpisodeAppointments, ({ params }) =>
    listEpisodeAppointments(orm, params.episode_id),
  )
  operationRoute(app, ENDPOINTS.assignEpisode, ({ params, body }) =>
    assignEpisode(orm, params.appointment_id, body.episodeId),
  )
  app.register(async (withExamples) => {
    withExamples.addHook('preValidation', async (request) => {
      request.body = withoutPlaceholders(request.body, new Date().toISOString().slice(0, 10))
    })
    operationRoute(withExamples, ENDPOINTS.createEpisode, ({ params, body }) =>
      createEpisode(orm, { id: params.patient_id }, body),
    )
    operationRoute(withExamples, ENDPOINTS.updateEpisode, ({ params, body }) =>
      updateEpisode(orm, params.episode_id, body),
    )
  })
}
