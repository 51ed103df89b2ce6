import { z } from 'zod'
import { demographics } from './demographics'
import { durationSeconds, maybeText, soloId, someText, unixSeconds } from './fields'

/** A visit as a client books it, and as Solo shows it: "Appointments" in the reference. */

export const newAppointment = z.object({
  date: unixSeconds.optional(),
  reasons: z.array(z.string()).optional(),
  /** If left out, the waiting room's own slot length applies. */
  duration: durationSeconds.optional(),
  waitingRoom: someText,
  externalId: someText.optional(),
  episodeOfCareId: someText.optional(),
  accountNumber: z.string().optional(),
})

export const appointmentUpdate = z.object({
  date: unixSeconds.optional(),
  duration: durationSeconds.optional(),
  status: z.literal('cancelled', 'only cancelled is allowed').optional(),
  externalId: someText.optional(),
  reasons: z.array(z.string()).optional(),
  accountNumber: z.string().optional(),
})

export const visitLink = z.looseObject({ id: soloId, visitUrl: maybeText })
export const providerLink = z.looseObject({ id: soloId.nullish(), providerVisitUrl: someText })
export const teamsProviderLink = z.looseObject({ id: soloId.nullish(), msTeamsProviderVisitUrl: someText })

export const videoCallLinks = z.looseObject({
  appointmentExternalId: soloId.nullish(),
  providerVisitUrl: someText,
  patientVisitUrl: maybeText,
})

export const appointment = z.looseObject({
  id: soloId,
  date: z.number().nullish(),
  duration: z.number().nullish(),
  reasons: z.array(z.string()).nullish(),
  status: maybeText,
  videoCall: z.looseObject({ id: soloId.nullish(), status: maybeText }).nullish(),
  externalId: soloId.nullish(),
  patient: z.looseObject({ id: soloId.nullish(), demographics: demographics.nullish() }).nullish(),
  providers: z
    .array(
      z.looseObject({
        id: soloId.nullish(),
        email: maybeText,
        firstName: maybeText,
        middleName: maybeText,
        lastName: maybeText,
      }),
    )
    .nullish(),
})

export type NewAppointment = z.input<typeof newAppointment>
export type AppointmentUpdate = z.input<typeof appointmentUpdate>
