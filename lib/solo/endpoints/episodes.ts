import { z } from 'zod'
import type { Endpoint } from '../endpoint'
import { acknowledgement, maybeFlag, maybeText, soloId, someText } from './fields'

/** The reference's own list. Clients may send any case; Solo shows lower case. */
const EPISODE_STATUSES = ['PLANNING', 'WAITLIST', 'ACTIVE', 'ONHOLD', 'FINISHED', 'CANCELED'] as const

const LISTED: ReadonlySet<string> = new Set(EPISODE_STATUSES)

const statusSent = z
  .string()
  .refine((status) => LISTED.has(status.toUpperCase()), `must be one of ${EPISODE_STATUSES.join(', ')}`)
  .meta({ description: `One of ${EPISODE_STATUSES.join(', ')}, in any case`, examples: ['ACTIVE'] })

const episodeSent = z
  .object({
    name: someText,
    /** The reference speaks of predefined types but lists none: any text is a type. */
    type: someText,
    from: z.iso.date(),
    /** Null removes the value, here and below. */
    to: z.iso.date().nullish(),
    status: statusSent,
    objective: z.string().nullish(),
    reasonIncomplete: z.string().nullish(),
  })
  .refine(({ from, to }) => !to || to >= from, {
    path: ['to'],
    message: 'must not be before from',
  })

const commonShown = {
  id: soloId,
  name: maybeText,
  from: maybeText,
  to: maybeText,
  type: maybeText,
  status: maybeText,
  objective: maybeText,
  reasonIncomplete: maybeText,
}

const listedEpisode = z.looseObject({ ...commonShown, patientId: soloId.nullish() })

const episode = z.looseObject({
  ...commonShown,
  soloPatientId: soloId.nullish(),
  externalPatientId: soloId.nullish(),
})

const episodeAppointments = z.looseObject({
  episode: episode.nullish(),
  appointments: z.array(
    z.looseObject({
      appointmentId: soloId,
      date: z.number().nullish(),
      reasons: z.array(z.string()).nullish(),
      hasNotes: maybeFlag,
      episodeOfCareId: soloId.nullish(),
    }),
  ),
})

const ofPatient = z.object({ patient_id: someText })
const byId = z.object({ episode_id: someText })

/** Operations 23 to 28: "Episodes Of Care" in the reference. */
export const episodes = {
  createEpisode: {
    operation: 23,
    summary: 'Create Episode',
    method: 'POST',
    path: '/qapi/v1/patients/{patient_id}/episodes',
    params: ofPatient,
    body: episodeSent,
    answer: z.looseObject({ episodeId: soloId }),
    success: 201,
    errors: [400, 401, 404],
    envelope: 'nested',
    repeatable: false,
  },
  listEpisodes: {
    operation: 24,
    summary: 'Get list of Episodes for patient',
    method: 'GET',
    path: '/qapi/v1/patients/{patient_id}/episodes',
    params: ofPatient,
    answer: z.looseObject({ episodes: z.array(listedEpisode) }),
    success: 200,
    errors: [401, 404],
    envelope: 'nested',
    repeatable: true,
  },
  getEpisode: {
    operation: 25,
    summary: 'Get Episode',
    method: 'GET',
    path: '/qapi/v1/episodes/{episode_id}',
    params: byId,
    answer: episode,
    success: 200,
    errors: [401, 404],
    envelope: 'nested',
    repeatable: true,
  },
  updateEpisode: {
    operation: 26,
    summary: 'Update Episode',
    method: 'PUT',
    path: '/qapi/v1/episodes/{episode_id}',
    params: byId,
    body: episodeSent,
    /** The reference shows no answer; a tenant may only acknowledge. */
    answer: z.union([episode, acknowledgement]),
    success: 200,
    errors: [400, 401, 404],
    envelope: 'nested',
    repeatable: true,
  },
  listEpisodeAppointments: {
    operation: 27,
    summary: 'Get list of Appointments for an Episode',
    method: 'GET',
    path: '/qapi/v1/episodes/{episode_id}/appointments',
    params: byId,
    answer: episodeAppointments,
    success: 200,
    errors: [401, 404],
    envelope: 'nested',
    repeatable: true,
  },
  assignEpisode: {
    operation: 28,
    summary: 'Reassign Episode to Appointment',
    method: 'PUT',
    path: '/qapi/v1/appointments/{appointment_id}/episode/assign',
    params: z.object({ appointment_id: someText }),
    /** If left out, the appointment no longer belongs to an episode. */
    body: z.object({ episodeId: someText.optional() }),
    answer: acknowledgement,
    success: 200,
    errors: [400, 401, 404],
    envelope: 'nested',
    repeatable: true,
  },
} as const satisfies Record<string, Endpoint>

export type EpisodeSent = z.input<typeof episodeSent>
