import { readFileSync } from 'node:fs'
import { TEST_SECRETS } from '../support/solo-server'

/**
 * Facts about the tenant under test that no operation returns, for the tests that can run against any Solo. These are the
 * values of the Solo emulator's demo data; another tenant's come from a JSON file with some of the same names, at the
 * path in SOLO_CONFORMANCE_DATA.
 */
const DEMO = {
  /** The reference gives no status but by its examples: true wants those of the Solo emulator, false any of the class. */
  exactStatuses: true,
  /** A patient known by HSID; tests book and cancel this patient's appointments. */
  hsid: '12345',
  /** A bed with a device and a patient, where tests create and cancel requests for assistance. */
  place: { building: 'hospital', floor: 'floor 2', room: '431', bed: 'bed 2' },
  department: { department: 'emergency department', room: '431', bed: 'bed 2' },
  patientMrn: '1234',
  deviceSerialNumber: '123457',
  /** A waiting room that is open to booking and has free slots in the coming week. */
  waitingRoom: 'GreatRoom',
  /** A visit note template with one question, and an answer that it takes. */
  note: {
    template: 'Acute Neurology - Physician Services',
    questionId: '923c5621-66a1-49a3-aa7b-a7753cbfd139',
    answer: 'Male',
  },
  teamsAuthToken: 'TeamsAuthToken',
  /** A geolocation that perfect-answer takes. */
  locationId: 'ab25dda0-64e6-4666-8bfe-3277656a6405',
  /** The preset of a configured encounter report. */
  presetId: 'a2c6e3fc-c2f7-4a24-a0d6-eb2343a15469',
  /** The secret that seals context-aware links. */
  linkingSecret: TEST_SECRETS.linking,
  /** A webhook address that is registered for the length of a test. No server listens there. */
  webhookEndpoint: 'https://lantern-conformance.example/hook',
}

export const tenant = { ...DEMO, ...overrides(process.env.SOLO_CONFORMANCE_DATA) }

/** @throws {Error} for an unknown name, which would otherwise go unnoticed */
function overrides(path: string | undefined): Partial<typeof DEMO> {
  if (!path) return {}
  const read: object = JSON.parse(readFileSync(path, 'utf8'))
  const unknown = Object.keys(read).filter((name) => !(name in DEMO))
  if (unknown.length > 0) throw new Error(`${path}: nothing is called ${unknown.join(', ')}`)
  return read
}
