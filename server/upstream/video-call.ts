import type { CallVia } from '@/lib/board/types'
import { accepted, type Result, refused } from '@/lib/errors'
import type { SoloClient } from '@/lib/solo/client'
import { refusalOf } from './refusal'

export interface CallSettings {
  readonly client: SoloClient
  /** The header of operation 10; absent: Teams is not set up. */
  readonly teamsAuthToken: string | undefined
  /** Where calls are booked; absent: the tenant's first waiting room. */
  readonly waitingRoom: string | undefined
  /** Whether links may be plain http, as the embedded server's on loopback are. */
  readonly allowHttp: boolean
}

/** The patient and the request that a call is for. */
export interface CallFor {
  /** The assistance request's id in Solo: the appointment's external id, so that a retry finds it again. */
  readonly soloId: string
  readonly soloPatientId: string | null
  readonly mrn: string | null
  readonly reason: string
}

/** Operation 9, or 10 for Teams: the provider's link into an appointment. */
export async function providerLink(
  settings: CallSettings,
  appointmentId: string,
  via: CallVia,
): Promise<Result<{ url: string }>> {
  const { client, teamsAuthToken } = settings
  const params = { appointment_id: appointmentId }
  if (via === 'solo') {
    const answer = await client.call('getProviderLink', { params })
    return answer.ok
      ? link(answer.value.providerVisitUrl, settings)
      : refusalOf(answer.error, 'that appointment')
  }
  if (teamsAuthToken === undefined) {
    return refused('teams_not_configured', 'Joining by Teams is not set up here: join by Solo.', {
      field: 'via',
    })
  }
  const answer = await client.call('getTeamsProviderLink', {
    params,
    headers: { 'teams-auth-token': teamsAuthToken },
  })
  return answer.ok
    ? link(answer.value.msTeamsProviderVisitUrl, settings)
    : refusalOf(answer.error, 'that appointment')
}

export interface Call {
  readonly url: string
  /** Null when the appointment was found by its external id, which tells no other. */
  readonly appointmentId: string | null
}

/**
 * The link into the call of an assistance request, which names no appointment itself: ours carries the request's id as
 * external id. One that an earlier try booked, its answer lost, is found by that (operation 11) before another is booked.
 */
export async function openCall(settings: CallSettings, call: CallFor, via: CallVia): Promise<Result<Call>> {
  const { client } = settings
  const links = await client.call('getVideoCallLinks', { params: { external_appointment_id: call.soloId } })
  if (!links.ok && links.error.kind !== 'not-found') return refusalOf(links.error, 'that appointment')
  if (links.ok && via === 'solo') {
    const found = link(links.value.providerVisitUrl, settings)
    return found.ok ? accepted({ url: found.value.url, appointmentId: null }) : found
  }
  const id = links.ok ? await findAppointment(client, call) : await bookAppointment(settings, call)
  if (!id.ok) return id
  const made = await providerLink(settings, id.value, via)
  // Booked is booked, also when the link cannot be had yet: what is found again next time is one call.
  return made.ok ? accepted({ url: made.value.url, appointmentId: id.value }) : made
}

/** The id that operation 10 wants, for an appointment known by its external id. */
async function findAppointment(client: SoloClient, call: CallFor): Promise<Result<string>> {
  const found = await client.call('getAppointment', { params: { appointment_id: call.soloId } })
  return found.ok ? accepted(String(found.value.id)) : refusalOf(found.error, 'that appointment')
}

/** Operation 6 by Solo's id of the patient, else 7 by the health system's. */
async function bookAppointment(settings: CallSettings, call: CallFor): Promise<Result<string>> {
  const { client } = settings
  const room = settings.waitingRoom ?? (await firstWaitingRoom(client))
  if (!room) return refused('upstream_rejected', 'Solo has no waiting room to book the call in.')
  const body = { waitingRoom: room, externalId: call.soloId, reasons: [call.reason] }
  if (call.soloPatientId) {
    const params = { patient_id: call.soloPatientId }
    const booked = await client.call('createAppointment', { params, body })
    if (booked.ok) return accepted(String(booked.value.id))
    if (booked.error.kind !== 'not-found') return refusalOf(booked.error, 'that appointment')
  }
  if (!call.mrn) return refused('no_patient', 'Solo names no patient for this bed: call the bedside instead.')
  const booked = await client.call('createAppointmentByHsid', { params: { hsid: call.mrn }, body })
  return booked.ok ? accepted(String(booked.value.id)) : refusalOf(booked.error, 'that appointment')
}

async function firstWaitingRoom(client: SoloClient): Promise<string | undefined> {
  const rooms = await client.call('listWaitingRooms', {})
  return rooms.ok ? (rooms.value[0]?.name ?? undefined) : undefined
}

/** Only web addresses leave this server: a link is opened in a nurse's browser. */
function link(url: string, { allowHttp }: CallSettings): Result<{ url: string }> {
  const protocol = URL.canParse(url) ? new URL(url).protocol : ''
  return protocol === 'https:' || (allowHttp && protocol === 'http:')
    ? accepted({ url })
    : refused('upstream_rejected', 'Solo answered with a link that cannot be opened.')
}
