import { describe } from 'vitest'
import { callerOf, type ReachableSolo } from './solo-call'
import { describeRunningSolo, describeSoloOnBothDatabases } from './solo-server'

/**
 * The Solo that SOLO_CONFORMANCE_URL and SOLO_CONFORMANCE_KEY name, or null where neither is set.
 * @throws {Error} when one of them is missing
 */
function soloOfEnvironment(): ReachableSolo | null {
  const { SOLO_CONFORMANCE_URL: address, SOLO_CONFORMANCE_KEY: apiKey } = process.env
  if (!address && !apiKey) return null
  if (!address || !apiKey) throw new Error('SOLO_CONFORMANCE_URL and SOLO_CONFORMANCE_KEY belong together.')
  const url = address.replace(/\/+$/, '')
  return { url, apiKey, call: callerOf(url, apiKey) }
}

/**
 * Registers tests that hold for any Solo. With SOLO_CONFORMANCE_URL and SOLO_CONFORMANCE_KEY they run once, over HTTP, against the
 * server named there; otherwise against the Solo emulator, on each database. Nothing resets it between them: they make
 * their own patients, visits and ids, or only read.
 */
export const describeSolo = (name: string, tests: (solo: () => ReachableSolo) => void): void => {
  const elsewhere = soloOfEnvironment()
  if (elsewhere) describe(`${name} (${elsewhere.url})`, () => tests(() => elsewhere))
  else describeRunningSolo(name, (solo) => tests(solo))
}

/**
 * Registers tests that need the Solo emulator: its database, a reset before each, or what only its demo data holds. Skipped
 * where SOLO_CONFORMANCE_URL names another.
 */
export const describeEmulatorOnly: typeof describeSoloOnBothDatabases = (name, tests) => {
  if (soloOfEnvironment())
    describe.skip(`${name}: only with the Solo emulator`, () => tests(notHere, notHere))
  else describeSoloOnBothDatabases(name, tests)
}

const notHere = (): never => {
  throw new Error('The Solo emulator is not under test.')
}
