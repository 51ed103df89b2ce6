import { type CallState, callStanding } from '@/lib/board/call-progress'
import { accepted, type Result, refused } from '@/lib/errors'
import type { SoloClient } from '@/lib/solo/client'
import { refusalText } from '@/lib/words/refusal-text'
import { fetchAppointment } from './appointment'
import { type CallSeries, externalIdsOf } from './call-names'
import { refusalOf } from './refusal'

export interface CallSettings {
  readonly client: SoloClient
  /** The waiting room where calls are booked; absent: the tenant's first. */
  readonly waitingRoom: string | undefined
  /** Whether links may be plain http, as the emulator's on loopback are. */
  readonly allowHttp: boolean
}

/** The way into a call; by Teams, with the header of operation 10. */
export type Way = { readonly via: 'solo' } | { readonly via: 'teams'; readonly teamsAuthToken: string }

/** The patient and the request that a call is for; the request gives the external id, so that a retry finds it again. */
export interface CallFor extends CallSeries {
  readonly soloPatientId: string | null
  readonly mrn: string | null
  readonly reason: string
}

/** Fetches the provider's link into an appointment: operation 9, or 10 for Teams. */
export async function providerLink(
  settings: CallSettings,
  appointmentId: string,
  way: Way,
): Promise<Result<{ url: string }>> {
  const { client } = settings
  const params = { appointment_id: appointmentId }
  if (way.via === 'solo') {
    const answer = await client.call('getProviderLink', { params })
    return answer.ok
      ? link(answer.value.providerVisitUrl, settings)
      : refusalOf(answer.error, 'thatAppointment')
  }
  const answer = await client.call('getTeamsProviderLink', {
    params,
    headers: { 'teams-auth-token': way.teamsAuthToken },
  })
  return answer.ok
    ? link(answer.value.msTeamsProviderVisitUrl, settings)
    : refusalOf(answer.error, 'thatAppointment')
}

export interface Call {
  readonly url: string
  /** Null where Solo names none for an appointment that was found by its external id. */
  readonly appointmentId: string | null
}

/**
 * Returns the link into the call of an assistance request. Solo's request names no appointment, so Lantern's
 * appointments carry the request's id as external id. An appointment that an earlier attempt booked, its answer lost,
 * is found by that id (operation 11) before another is booked. A call that was cancelled, missed or is over is not
 * joined.
 */
export async function openCall(settings: CallSettings, call: CallFor, way: Way): Promise<Result<Call>> {
  for (const externalId of externalIdsOf(call)) {
    const found = await findCall(settings, externalId, way)
    if (!found.ok) return found
    if (found.value === 'ended') continue
    if (found.value !== null) return accepted(found.value)
    const id = await bookAppointment(settings, call, externalId)
    if (!id.ok) return id
    const made = await providerLink(settings, id.value, way)
    // The booking stands, also when the link cannot be had yet: the next attempt finds the same call.
    return made.ok ? accepted({ url: made.value.url, appointmentId: id.value }) : made
  }
  return refused('upstream_rejected', refusalText('call.cancelled'))
}

/**
 * Returns the link into the appointment that a request is known to have, or null where its call was cancelled or missed
 * since, or is over.
 */
export async function reopenCall(
  settings: CallSettings,
  appointmentId: string,
  way: Way,
): Promise<Result<{ url: string }> | null> {
  const lookup = await fetchAppointment(settings.client, appointmentId)
  if (lookup.kind === 'failed') return refusalOf(lookup.error, 'thatAppointment')
  if (lookup.kind === 'found' && callStanding(lookup.found) !== 'open') return null
  return providerLink(settings, appointmentId, way)
}

/** `state`: how the call stands, fetched with the link; null where Solo does not say. */
export interface PatientLink {
  readonly url: string
  readonly state: CallState | null
}

/**
 * Returns the patient's link (operation 11) into the call that a nurse has joined, by Solo or by Teams. Refuses
 * not_found where there is no such call, or it is over.
 */
export async function patientLink(settings: CallSettings, series: CallSeries): Promise<Result<PatientLink>> {
  for (const externalId of externalIdsOf(series)) {
    const found = await findLinks(settings, externalId)
    if (!found.ok) return found
    if (found.value === 'ended') continue
    if (found.value === null) break
    const { state, links } = found.value
    if (!links.patientVisitUrl) return refused('upstream_rejected', refusalText('bedside.noLink'))
    const usable = link(links.patientVisitUrl, settings)
    return usable.ok ? accepted({ ...usable.value, state }) : usable
  }
  return refused('not_found', refusalText('bedside.noCall'))
}

/** Returns the call with an external id; null where there is none. */
async function findCall(
  settings: CallSettings,
  externalId: string,
  way: Way,
): Promise<Result<Call | 'ended' | null>> {
  const found = await findLinks(settings, externalId)
  if (!found.ok) return found
  if (found.value === null || found.value === 'ended') return accepted(found.value)
  const { links, appointmentId } = found.value
  const url =
    way.via === 'solo'
      ? link(links.providerVisitUrl, settings)
      : await providerLink(settings, appointmentId ?? externalId, way)
  return url.ok ? accepted({ url: url.value.url, appointmentId }) : url
}

interface FoundLinks {
  readonly links: { readonly providerVisitUrl: string; readonly patientVisitUrl?: string | null | undefined }
  readonly appointmentId: string | null
  readonly state: CallState | null
}

/** Returns what Solo has for an external id; null where that is nothing. */
async function findLinks(
  { client }: CallSettings,
  externalId: string,
): Promise<Result<FoundLinks | 'ended' | null>> {
  // The reference does not say that operation 14 takes an external id. Where it does not, the link must do. Nor does it say
  // whether operation 11 gives links into a cancelled call: with or without them that call has ended.
  const [links, lookup] = await Promise.all([
    client.call('getVideoCallLinks', { params: { external_appointment_id: externalId } }),
    fetchAppointment(client, externalId),
  ])
  if (!links.ok && links.error.kind !== 'not-found') return refusalOf(links.error, 'thatAppointment')
  if (lookup.kind === 'found' && callStanding(lookup.found) !== 'open') return accepted('ended')
  // Where operation 14 refuses external ids, a call that is not there yet can be booked all the same.
  if (!links.ok) return accepted(null)
  if (lookup.kind === 'failed') return refusalOf(lookup.error, 'thatAppointment')
  const found = lookup.kind === 'found' ? lookup.found : null
  return accepted({ links: links.value, appointmentId: found?.id ?? null, state: found })
}

/** Books by Solo's id of the patient (operation 6), else by the health system's (7). */
async function bookAppointment(
  settings: CallSettings,
  call: CallFor,
  externalId: string,
): Promise<Result<string>> {
  const { client } = settings
  const room = settings.waitingRoom ?? (await firstWaitingRoom(client))
  if (!room) return refused('upstream_rejected', refusalText('call.noRoom'))
  const body = { waitingRoom: room, externalId, reasons: [call.reason] }
  if (call.soloPatientId) {
    const params = { patient_id: call.soloPatientId }
    const booked = await client.call('createAppointment', { params, body })
    if (booked.ok) return accepted(String(booked.value.id))
    if (booked.error.kind !== 'not-found') return refusalOf(booked.error, 'thatAppointment')
  }
  if (!call.mrn) return refused('no_patient', refusalText('call.noPatient'))
  const booked = await client.call('createAppointmentByHsid', { params: { hsid: call.mrn }, body })
  return booked.ok ? accepted(String(booked.value.id)) : refusalOf(booked.error, 'thatAppointment')
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
    : refused('upstream_rejected', refusalText('call.badLink'))
}
