import { expect } from 'vitest'
import { EXAMPLE_BED } from '@/server/solo-emulator/demo/examples'
import { type CallPage, callPage } from './call-page'
import type { HospitalFloor } from './hospital-floor'
import type { Person } from './people'
import { keptApiKey } from './solo-book'
import { callerOf } from './solo-call'

/** The virtual nurse takes the one request that waits, and has it before her. */
export async function claimOnly({ page, board }: Person): Promise<void> {
  const queue = page.getByRole('complementary', { name: 'Queue' })
  await queue.getByRole('button', { name: 'Claim' }).click()
  await board.read('Claimed')
}

/** She confirms who it is. @returns the tab in which the call opens */
export async function joinClaimed({ page, board }: Person): Promise<CallPage> {
  const opened = page.context().waitForEvent('page')
  await board.press('Yes, join the call')
  return callPage(await opened)
}

/** The two links into the call of the request at bed 2, new ones each time (operations 41 and 11). */
export async function linksAtBed2(
  floor: HospitalFloor,
): Promise<{ readonly provider: string; readonly patient: string }> {
  const { solo, request } = await askSolo(floor)
  const { json } = await solo('GET', `/qapi/v1/appointments/${request.id}/video-call-links`)
  const { providerVisitUrl, patientVisitUrl } = json as { providerVisitUrl: string; patientVisitUrl: string }
  return { provider: providerVisitUrl, patient: patientVisitUrl }
}

/** Books the call of the request at bed 2 before any nurse joins, under the id by which her joining finds it (operation 6). */
export async function bookAtBed2(floor: HospitalFloor): Promise<void> {
  const { solo, request } = await askSolo(floor)
  const booked = await solo('POST', `/qapi/v1/patients/${request.patient.id}/appointments`, {
    body: { waitingRoom: 'GreatRoom', externalId: request.id },
  })
  expect(booked.status).toBe(201)
}

/** The Solo emulator, and what it tells of the request at bed 2, past Lantern. */
async function askSolo({ origin, lantern }: HospitalFloor) {
  const solo = callerOf(origin, await keptApiKey(lantern.dataDir))
  const { building, floor, room, bed } = EXAMPLE_BED.place
  const place = new URLSearchParams({ building, floor, room, bed })
  const { json } = await solo('GET', `/qapi/v1/request-assistance?${place}`)
  // As the reference shows it.
  return { solo, request: json as { readonly id: string; readonly patient: { readonly id: string } } }
}
