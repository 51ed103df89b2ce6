import { randomUUID } from 'node:crypto'
import { afterEach } from 'vitest'
import type { ReachableSolo } from '../support/solo-call'
import { succeeded } from './expectations'
import { tenant } from './tenant'

/** An id that no other test and no other run has. */
export const newId = (): string => `conformance-${randomUUID()}`

export interface OwnPatient {
  readonly id: string
  readonly spid: number
}

/** Records that tests make for themselves in a Solo that no test resets. Appointments are cancelled after each test. */
export interface OwnRecords {
  newPatient(record?: object): Promise<OwnPatient>
  /** Books an appointment for the patient; `body` adds to or replaces the waiting room. @returns the SAID. */
  book(patient: OwnPatient, body?: object): Promise<number>
  /** Cancels the appointment in an answer to operation 6, 7 or 8 after the test. @returns its SAID. */
  remember(answered: unknown): number
}

export function ownRecords(solo: () => ReachableSolo): OwnRecords {
  const booked: number[] = []
  afterEach(async () => {
    for (const id of booked.splice(0)) {
      await solo().call('PUT', `/qapi/v1/appointments/${id}`, { body: { status: 'cancelled' } })
    }
  })
  const remember = (answered: unknown) => {
    const { id } = answered as { id: number }
    booked.push(id)
    return id
  }
  return {
    remember,
    async newPatient(record = {}) {
      const id = newId()
      const made = await solo().call('POST', '/qapi/v1/patients', { body: { ...record, id } })
      return { id, spid: succeeded(made, 201) as number }
    },
    async book({ id }, body = {}) {
      const path = `/qapi/v1/patients/${id}/appointments`
      const sent = { waitingRoom: tenant.waitingRoom, ...body }
      return remember(succeeded(await solo().call('POST', path, { body: sent }), 201))
    },
  }
}
