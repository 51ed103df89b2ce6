import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendError, statusOf } from '../envelope'
import type { SoloContext } from '../server'
import {
  APPOINTMENT_STATUSES,
  progressAppointment,
  VIDEO_CALL_STATUSES,
} from '../services/appointment-progress'
import { change, finish, REQUEST_NOT_FOUND } from '../services/request-assistance'

const changeElsewhere = z.strictObject({
  assignedTo: z.object({ firstName: z.string(), lastName: z.string() }).nullable().optional(),
  status: z.string().min(1).max(100).optional(),
  availability: z.enum(['online', 'offline']).optional(),
  finished: z.literal(true).optional(),
})

const progressElsewhere = z
  .strictObject({
    status: z.enum(APPOINTMENT_STATUSES).optional(),
    videoCall: z.enum(VIDEO_CALL_STATUSES).optional(),
  })
  .refine(({ status, videoCall }) => status !== undefined || videoCall !== undefined, {
    path: ['status'],
    message: 'status or videoCall must be given',
  })

/**
 * NOT PART OF THE VENDOR'S API: the emulator's own way to rehearse what happens in a real tenant without a call of any
 * operation, such as a user who takes a request on the vendor's tablet. Needs the Api-Key like all of /qapi.
 *
 * `PUT /qapi/embedded/request-assistance/{id}` with `{assignedTo?, status?, availability?, finished?}`, of an open
 * request: answers 200 with the request as operation 41 shows it, or 204 once it is finished; 404 when it is not open.
 *
 * `PUT /qapi/embedded/appointments/{id}` with `{status?, videoCall?}`, each one of the documented words: answers 200 with
 * the appointment as operation 14 shows it; 404 if there is none, 400 for a cancelled one that would come back. Webhooks get
 * the reference's events: `completed`, `no-show` and `cancelled` for the status, `lwbs` and `incompleted` for the call.
 */
export function elsewhereRoutes(app: FastifyInstance, { orm }: SoloContext): void {
  app.withTypeProvider<ZodTypeProvider>().route({
    method: 'PUT',
    url: '/qapi/embedded/request-assistance/:id',
    schema: { params: z.object({ id: z.string() }), body: changeElsewhere },
    config: { envelope: 'flat' },
    handler: async (request, reply) => {
      const { id } = request.params
      const { finished, ...changed } = request.body
      const answer = z.uuid().safeParse(id).success ? await change(orm, id, changed) : REQUEST_NOT_FOUND
      const last = answer.ok && finished ? await finish(orm, id) : answer
      if (!last.ok) return sendError(request, reply, statusOf(last.no), last.message)
      return last.value ? reply.send(last.value) : reply.code(204).send()
    },
  })

  app.withTypeProvider<ZodTypeProvider>().route({
    method: 'PUT',
    url: '/qapi/embedded/appointments/:id',
    schema: { params: z.object({ id: z.string() }), body: progressElsewhere },
    config: { envelope: 'nested' },
    handler: async (request, reply) => {
      const answer = await progressAppointment(orm, request.params.id, request.body)
      return answer.ok
        ? reply.send(answer.value)
        : sendError(request, reply, statusOf(answer.no), answer.message)
    },
  })
}
