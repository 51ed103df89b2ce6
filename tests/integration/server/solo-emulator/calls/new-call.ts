import { randomUUID } from 'node:crypto'
import type { VisitSide } from '@/server/solo-emulator/services/visit-links'
import type { Caller, CallHouse } from '../../../../support/call-house'

export interface NewCall {
  readonly appointmentId: number
  readonly callId: string
  readonly nurse: Caller
  readonly bed: Caller
  /** The Cookie header of each side's browser. */
  readonly cookies: Readonly<Record<VisitSide, string>>
  /** Another socket of that side's browser. */
  again(side: VisitSide): Caller
  /** Another browser, invited by the nurse, who has to be in the call. */
  guest(): Promise<Caller>
}

/** A call booked for the demo's patient 1, with a browser on either side that has its seat. */
export async function newCall(
  house: Pick<CallHouse, 'call' | 'open' | 'socket'>,
  externalId: string = randomUUID(),
): Promise<NewCall> {
  const body = { waitingRoom: 'GreatRoom', externalId }
  const booked = await house.call('POST', '/qapi/v1/patients/1/appointments', { body })
  const { id } = booked.json as { id: number }
  const links = async () => {
    const { json } = await house.call(
      'GET',
      `/qapi/v1/appointments/id/type/SAID/value/${id}/video-call-links`,
    )
    return json as { providerVisitUrl: string; patientVisitUrl: string }
  }
  const { providerVisitUrl, patientVisitUrl } = await links()
  const callId = new URL(providerVisitUrl).pathname.split('/').at(-1) ?? ''
  const provider = await seated(house, providerVisitUrl)
  const patient = await seated(house, patientVisitUrl)
  const cookies = { provider, patient }
  const nurse = house.socket(callId, 'provider', provider)
  return {
    appointmentId: id,
    callId,
    nurse,
    bed: house.socket(callId, 'patient', patient),
    cookies,
    again: (side) => house.socket(callId, side, cookies[side]),
    async guest() {
      const invitation = await nurse.emitWithAck('call:invite')
      if (!invitation.ok) throw new Error(invitation.refusal.message)
      return house.socket(callId, 'guest', await seated(house, invitation.url))
    },
  }
}

async function seated(house: Pick<CallHouse, 'open'>, link: string): Promise<string> {
  const cookie = await house.open(link)
  if (!cookie) throw new Error('The link gave no seat')
  return cookie
}

/** The code with which a socket is turned away. */
export const refusalOf = (socket: Caller): Promise<string> =>
  new Promise((resolve, reject) => {
    socket.once('connect_error', (error) =>
      resolve('data' in error ? (error.data as { code: string }).code : error.message),
    )
    socket.once('connect', () => reject(new Error('It was let in')))
    socket.connect()
  })
