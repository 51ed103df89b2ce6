import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { bedsToAsk, readBoards } from '../support/creations'
import { signInAt } from '../support/nurse-client'
import { seeded } from '../support/seeded'
import { openScreen, type Screen } from './displays'
import { measureScreens } from './figures'
import { watchHonesty } from './honesty'
import { openHouse, PASSWORD } from './house'
import { runLane } from './nurses'
import { readLantern, readSolo } from './records'
import { playSchedule } from './run-schedule'
import { faultText, SCHEDULES, scheduleOf } from './schedule'
import { differencesOfScreens, settle } from './settle'
import { runTablet } from './tablet'
import { newTold } from './told'
import { differencesFromSolo, differencesFromTold, longestDelivery, unknownInSolo } from './verdict'

const NURSES = 8
const SCREENS = 20
const QUIET_MS = 10_000
/** One bed in so many is the tablet's own. */
const BEDS_A_TABLET = 10

it('loses, doubles and invents nothing under the faults of a seed', async () => {
  const seed = Number(process.env.FAULTS_SEED ?? 1)
  const lastsMs = Number(process.env.FAULTS_MINUTES ?? 2) * 60_000
  const random = seeded(seed * 1_000 + 100)
  const usernames = Array.from({ length: NURSES }, (_, index) => `nurse${index}`)
  const house = await openHouse(usernames, random)
  const { front, nodes } = house
  const name = SCHEDULES.find((one) => one === process.env.FAULTS_SCHEDULE) ?? 'mixed'
  const schedule = scheduleOf(name, seed, lastsMs, nodes.length)
  console.log([`Seed ${seed}:`, ...schedule.flat().map(faultText)].join('\n'))

  const nurses = await Promise.all(usernames.map((name) => signInAt(front.origin, name, PASSWORD)))
  const [first] = nurses
  if (!first) throw new Error('There are no nurses.')
  const boards = await readBoards(first)
  const beds = bedsToAsk(boards)
  const atTablet = beds.filter((_bed, at) => at % BEDS_A_TABLET === 0)
  const ofNurses = beds.filter((_bed, at) => at % BEDS_A_TABLET !== 0)
  const screens: Screen[] = []
  for (let index = 0; index < SCREENS; index += 1) {
    const cookie = nurses[index % NURSES]?.cookie ?? ''
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
      colleague: nurses[(index + 1) % NURSES] ?? nurse,
      beds: ofNurses.filter((_bed, at) => at % NURSES === index),
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
  const honesty = watchHonesty(screens, house.databaseUrl)
  const figures = measureScreens(screens)
  await playSchedule(house, schedule, (fault) => {
    played.push(`${new Date().toISOString()} ${faultText(fault)}`)
    figures.began(fault)
  })
  isOver = true
  await Promise.all([...lanes, tablet])
  const unsettled = await settle(house, beds)
  await pause(QUIET_MS)
  const cookie = first.cookie
  const ofScreens = await differencesOfScreens(screens, nodes, cookie)
  const dishonest = await honesty.stop()
  for (const screen of screens) screen.stop()
  front.stop()

  const { requests, logProblems } = await readLantern(house.databaseUrl)
  await house.solo.stop()
  const soloRows = await readSolo(house.soloDir)
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
  ]
  const failedStarts = nodes.reduce((sum, node) => sum + node.failedStarts.length, 0)
  console.log(
    [
      `Seed ${seed}: ${told.idsOf.size} creations in ${requests.length} requests, ${played.length} faults,`,
      `${told.calls.tries} calls, ${told.calls.unanswered} of them without a final answer, the longest`,
      `${(told.calls.longestMs / 1_000).toFixed(1)} s; ${failedStarts} starts of a node came to nothing;`,
      `${unknownInSolo(told, requests, soloRows)} requests in Solo that no row knows.`,
    ].join(' '),
  )
  console.log([...figures.lines(), longestDelivery(requests)].join('\n'))
  if (found.length > 0) {
    const folder = join(tmpdir(), `lantern-faults-${seed}`)
    mkdirSync(folder, { recursive: true })
    nodes.forEach((node, index) => {
      writeFileSync(join(folder, `node-${index}.log`), node.output() + node.failedStarts.join('\n---\n'))
    })
    writeFileSync(join(folder, 'rows.json'), JSON.stringify({ requests, soloRows, found, played }, null, 1))
    console.log([`Failed with seed ${seed}. Logs and rows are in ${folder}.`, ...played, ...found].join('\n'))
  }
  expect(found).toEqual([])
})
