import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll } from 'vitest'
import { copyDemo } from './demo-template'
import { endOpenRequests } from './end-requests'
import { newFolder } from './folders'
import { type ProgramSettings, type RunningProgram, startLantern } from './lantern-process'
import { gatherPeople, type People } from './people'

/** Far more than a start takes, for a machine under other load. */
const READY_WITHIN_MS = 300_000

/** The demo hospital with people in front of its screens. */
export interface HospitalFloor {
  readonly people: People
  /** The address of Lantern. */
  readonly origin: string
  readonly lantern: RunningProgram
}

/**
 * The warm Lantern that the test files of a process share, and a browser, for the tests of a describe block; to be called in
 * its body, and there from the first test on. No request is open when a file begins. What a file changes besides (layout,
 * paths, who lies where) it undoes, or it takes an `ownFloor`.
 * @param browser - more switches of Chromium's
 */
export const hospitalFloor = (browser: BrowserSettings = {}): HospitalFloor =>
  floorOf(async () => {
    const lantern = await warmLantern()
    await endOpenRequests(lantern.origin)
    return lantern
  }, browser)

/**
 * The same with a Lantern of its own, ended after the file: for settings, for what cannot be undone, and for what kills it.
 * @param prepare - answers how Lantern is to be started, once what that needs is there; without a `dataDir` it is a demo
 * @param browser - more switches of Chromium's
 */
export const ownFloor = (
  prepare: () => Promise<ProgramSettings> = async () => ({}),
  browser: BrowserSettings = {},
): HospitalFloor =>
  floorOf(async () => {
    const settings = await prepare()
    return startLantern({
      readyWithinMs: READY_WITHIN_MS,
      ...settings,
      dataDir: settings.dataDir ?? (await newDemoFolder()),
    })
  }, browser)

interface BrowserSettings {
  readonly args?: readonly string[]
}

function floorOf(open: () => Promise<RunningProgram>, browser: BrowserSettings): HospitalFloor {
  const people = gatherPeople(browser)
  let lantern: RunningProgram | undefined
  beforeAll(async () => {
    lantern = await open()
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

async function newDemoFolder(): Promise<string> {
  const dataDir = await newFolder('demo')
  await copyDemo(dataDir)
  return dataDir
}

let warm: Promise<RunningProgram> | undefined

function warmLantern(): Promise<RunningProgram> {
  warm ??= startWarm()
  return warm
}

async function startWarm(): Promise<RunningProgram> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lantern-warm-'))
  await copyDemo(dataDir)
  // The server polls Solo about every bed within the first second: no poll changes a card later.
  const env = { SOLO_REQUESTS_PER_SECOND: '200' }
  return startLantern({ dataDir, env, readyWithinMs: READY_WITHIN_MS, lasts: 'worker' })
}
