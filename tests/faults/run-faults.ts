import { setTimeout as pause } from 'node:timers/promises'
import { bedsToAsk, readBoards } from '../support/creations'
import { signInAt } from '../support/nurse-client'
import { seeded } from '../support/seeded'
import { openScreen, type Screen } from './displays'
import { KILL_WITHIN_MS, MARGIN_MS, measureScreens } from './figures'
import { watchHonesty } from './honesty'
import { openHouse, PASSWORD } from './house'
import { runLane } from './nurses'
import { readLantern, readSolo } from './records'
import { playSchedule } from './run-schedule'
import { faultText, type Lane } from './schedule'
import { differencesOfScreens, settle } from './settle'
import { runTablet } from './tablet'
import { watchTakeovers } from './takeover'
import { newTold } from './told'
import { differencesFromSolo, differencesFromTold, longestDelivery, unknownInSolo } from './verdict'

/** One bed in so many is the tablet's own. */
const BEDS_A_TABLET = 10

export interface FaultRun {
  readonly seed: number
  readonly schedule: readonly Lane[]
  readonly nurses: number
  readonly screens: number
  /** How long (ms) nothing happens before the screens are compared, and for how long they are looked at until they are equal. */
  readonly quietMs: number
  readonly equalWithinMs: number
  /** How long (ms) a screen may lack an event and say that it is live; null: that is not looked at. */
  readonly honestWithinMs: number | null
  /** Whether a figure that is later than its bound fails the run: where faults overlap it says nothing. */
  readonly failsWhenLate: boolean
}

export interface FaultResult {
  /** What differs, with the rows; empty: all holds. */
  readonly found: readonly string[]
  /** How often and how long, for people. */
  readonly lines: readonly string[]
  readonly creations: number
  /** What keeps: the nodes' logs by name, and all rows. */
  readonly nodeLogs: readonly string[]
  readonly rows: object
}

/** Plays a schedule to a hospital of real processes, and compares what every client was told with the database, Solo and every screen. */
export async function runFaults(run: FaultRun): Promise<FaultResult> {
  const { seed, schedule } = run
  const usernames = Array.from({ length: run.nurses }, (_, index) => `nurse${index}`)
  const kinds = new Set(schedule.flat().map(({ kind }) => kind))
  const house = await openHouse({
    usernames,
    random: seeded(seed * 1_000 + 100),
    wrongClocks: kinds.has('skew'),
    smallDisk: kinds.has('full-disk'),
  })
  const { front, nodes } = house

  const nurses = await Promise.all(usernames.map((name) => signInAt(front.origin, name, PASSWORD)))
  const [first] = nurses
  if (!first) throw new Error('There are no nurses.')
  const boards = await readBoards(first)
  const beds = bedsToAsk(boards)
  const atTablet = beds.filter((_bed, at) => at % BEDS_A_TABLET === 0)
  const ofNurses = beds.filter((_bed, at) => at % BEDS_A_TABLET !== 0)
  const screens: Screen[] = []
  for (let index = 0; index < run.screens; index += 1) {
    const cookie = nurses[index % nurses.length]?.cookie ?? ''
    const building = boards[index % boards.length]?.building.id ?? ''
    screens.push(await openScreen(`screen ${index}`, { origin: front.origin, cookie, building }))
  }

  const told = newTold()
  const played: string[] = []
  let isOver = false
  const lanes = nurses.map((nurse, index) =>
    runLane({
      name: `nurse${index}`,
      nurse,
      colleague: nurses[(index + 1) % nurses.length] ?? nurse,
      beds: ofNurses.filter((_bed, at) => at % nurses.length === index),
      random: seeded(seed * 1_000 + 200 + index),
      told,
      isOver: () => isOver,
    }).catch((error: Error) => void told.surprises.push(`nurse${index}: ${error.message}`)),
  )
  const tablet = runTablet({
    origin: house.solo.origin,
    beds: atTablet,
    random: seeded(seed * 1_000 + 300),
    told,
    isOver: () => isOver,
  })
  const honesty =
    run.honestWithinMs === null ? null : watchHonesty(screens, house.databaseUrl, run.honestWithinMs)
  const figures = measureScreens(screens)
  const takeovers = watchTakeovers(house.databaseUrl, KILL_WITHIN_MS + MARGIN_MS)
  await playSchedule(house, schedule, {
    began(fault) {
      played.push(`${new Date().toISOString()} ${faultText(fault)}`)
      figures.began(fault)
    },
    killed: takeovers.killed,
  })
  isOver = true
  await Promise.all([...lanes, tablet])
  const takenOver = await takeovers.stop()
  const unsettled = await settle(house, beds)
  await pause(run.quietMs)
  const ofScreens = await differencesOfScreens(screens, nodes, first.cookie, run.equalWithinMs)
  const dishonest = (await honesty?.stop()) ?? []
  for (const screen of screens) screen.stop()
  front.stop()

  const { requests, logProblems } = await readLantern(house.databaseUrl)
  await house.solo.stop()
  const soloRows = await readSolo(house.soloDir)
  const late = [...figures.late, ...takenOver.late]
  const found = [
    ...nodes.flatMap(({ endedByItself }, index) =>
      endedByItself.map((how) => `node ${index} ended by itself: ${how}`),
    ),
    ...unsettled,
    ...differencesFromTold(told, requests),
    ...differencesFromSolo(requests, soloRows),
    ...logProblems,
    ...dishonest,
    ...ofScreens,
    ...(run.failsWhenLate ? late : []),
  ]
  const failedStarts = nodes.reduce((sum, node) => sum + node.failedStarts.length, 0)
  return {
    found,
    creations: told.idsOf.size,
    lines: [
      [
        `Seed ${seed}: ${told.idsOf.size} creations in ${requests.length} requests, ${played.length} faults,`,
        `${told.calls.tries} calls, ${told.calls.unanswered} of them without a final answer, the longest`,
        `${(told.calls.longestMs / 1_000).toFixed(1)} s; ${failedStarts} starts of a node came to nothing;`,
        `${unknownInSolo(told, requests, soloRows)} requests in Solo that no row knows.`,
      ].join(' '),
      ...figures.lines,
      ...takenOver.lines,
      longestDelivery(requests),
      ...(found.length > 0 ? played : []),
    ],
    nodeLogs: nodes.map((node) => node.output() + node.failedStarts.join('\n---\n')),
    rows: { requests, soloRows, found, played },
  }
}

/** The schedule as lines, for people. */
export const scheduleText = (schedule: readonly Lane[]): string => schedule.flat().map(faultText).join('\n')
