import { beforeAll } from 'vitest'
import { type ProgramSettings, type RunningProgram, startLantern } from './lantern-process'
import { gatherPeople, type People } from './people'

/** Far more than a start takes, for a machine that does other things besides. */
const READY_WITHIN_MS = 90_000

/** The demo hospital with people before its screens. */
export interface HospitalFloor {
  readonly people: People
  /** Where Lantern is. */
  readonly origin: string
  readonly lantern: RunningProgram
}

/**
 * A Lantern and a browser for the tests of a describe block, to be called in its body; there from the first test on.
 * @param prepare - answers how Lantern is to be started, once what that needs is there
 * @param browser - more switches of Chromium's
 */
export function hospitalFloor(
  prepare: () => Promise<ProgramSettings> = async () => ({}),
  browser: { readonly args?: readonly string[] } = {},
): HospitalFloor {
  const people = gatherPeople(browser)
  let lantern: RunningProgram | undefined
  beforeAll(async () => {
    lantern = await startLantern({ readyWithinMs: READY_WITHIN_MS, ...(await prepare()) })
  }, 2 * READY_WITHIN_MS)
  const running = () => {
    if (!lantern) throw new Error('Lantern starts before the first test, not before.')
    return lantern
  }
  return {
    people,
    get lantern() {
      return running()
    },
    get origin() {
      return running().origin
    },
  }
}
