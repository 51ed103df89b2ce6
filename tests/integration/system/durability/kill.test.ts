import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { boardOf, fold } from '@/lib/board/fold'
import type { BoardSnapshot } from '@/lib/board/types'
import { type AskedBed, bedsToAsk, makeCreations, readBoards } from '../../../support/creations'
import { type DatabasePlace, describeOnBothDatabases } from '../../../support/database'
import { startLantern } from '../../../support/lantern-process'
import { type NurseClient, signInAt } from '../../../support/nurse-client'
import { freePort } from '../../../support/ports'
import { seeded } from '../../../support/seeded'
import { falseStart } from './false-start'
import { between, type Records, readRecords } from './records'

/**
 * The statements are the same on both, and most of their faults show on PostgreSQL, where several connections write at once. What
 * PGlite adds is its own folder, which must open again after a kill at any moment.
 */
const LOAD = { postgres: { total: 200, kills: 8 }, pglite: { total: 100, kills: 4 } }
const LANES = 8
const SETTLED_WITHIN_MS = 60_000
/** Every third restart is itself killed on the way, at the latest after this long. */
const LONGEST_FALSE_START_MS = 2_500

describeOnBothDatabases('Lantern, killed again and again', (open) => {
  it('loses no creation and makes none twice, nor does the Solo emulator', {
    timeout: 900_000,
  }, async () => {
    const seed = Number(process.env.SEED ?? randomInt(2 ** 31))
    console.log(`The kills come as SEED=${seed} has them.`)
    const random = seeded(seed)
    const place = await open()
    const { total, kills } = place.url ? LOAD.postgres : LOAD.pglite
    const settings = await settingsFor(place)

    let lantern = await startLantern(settings)
    const nurse = await signInAt(lantern.origin, 'charge')
    const before = await readBoards(nurse)
    const beds = bedsToAsk(before)
    const creations = makeCreations(nurse, beds, { total, lanes: LANES, random })

    for (let kill = 0; kill < kills; kill += 1) {
      const share = (kill + random()) / kills
      await creations.answered(Math.max(1, Math.floor(share * (total - LANES))))
      await pause(random() * 80)
      await lantern.kill('SIGKILL')
      if (kill % 3 === 2) await falseStart(settings, random() * LONGEST_FALSE_START_MS)
      lantern = await startLantern(settings)
    }
    await creations.done
    await settled(nurse, beds, place)
    const after = await readBoards(nurse)
    expect(await lantern.stop()).toBe(0)

    const records = await readRecords(place)
    const ids = [...creations.idsOf.values()].map((answers) => [...answers])
    expect(creations.surprises).toEqual([])
    // Every key is answered, by one request however often it was sent, and by one of its own.
    expect(ids).toHaveLength(total)
    expect(ids.filter((answers) => answers.length !== 1)).toEqual([])
    expect(records.requests.map(({ id }) => id).sort()).toEqual(ids.flat().sort())
    // Each is in Solo once, unless it ended before it could leave; and nothing else is.
    const delivered = records.requests.filter(({ soloId }) => soloId !== null)
    expect(unknownTo(records)).toEqual([])
    expect(records.soloRequests.map(({ id }) => id).sort()).toEqual(
      delivered.map(({ soloId }) => soloId).sort(),
    )
    expect(records.requests.filter(({ soloId, endedAt }) => soloId === null && endedAt === null)).toEqual([])
    // What is open here is open there, and nothing else is.
    expect(idsOf(records.soloRequests.filter(({ finishedAt }) => finishedAt === null))).toEqual(
      delivered
        .filter(({ endedAt }) => endedAt === null)
        .flatMap(({ soloId }) => soloId ?? [])
        .sort(),
    )
    // It ended as the nurse ended it, and nothing is owed to Solo any more.
    const ended = records.requests.filter(({ endedAt }) => endedAt !== null)
    expect(Object.fromEntries(ended.map(({ id, status }) => [id, status]))).toEqual(
      Object.fromEntries(creations.endedAs),
    )
    expect(records.requests.filter(({ delivery }) => delivery !== 'done')).toEqual([])
    for (const log of records.logs) {
      expect(log.events.map(({ seq }) => seq)).toEqual(
        Array.from({ length: log.last }, (_, index) => index + 1),
      )
    }
    for (const [index, from] of before.entries()) {
      const to = after[index]
      if (!to) throw new Error('A building is gone.')
      expect(folded(from, between(records, from, to))).toEqual(bedsById(to))
    }
  })
})

async function settingsFor({ url, dataDir }: DatabasePlace) {
  const env = { SOLO_REQUESTS_PER_SECOND: '40', ...(url && { DATABASE_URL: url }) }
  return { port: await freePort(), dataDir, env, readyWithinMs: 90_000 }
}

/** Resolves once every open request is confirmed by Solo, and every ended one is closed there. */
async function settled(nurse: NurseClient, beds: readonly AskedBed[], place: DatabasePlace): Promise<void> {
  const apiKey = await readFile(join(place.dataDir, 'solo-api-key'), 'utf8')
  const openInSolo = async ({ locator }: AskedBed) => {
    const path = `/qapi/v1/request-assistance?${new URLSearchParams(Object.entries(locator))}`
    return (await nurse.insist(path, { headers: { 'api-key': apiKey.trim() } })).status === 200
  }
  await expect
    .poll(
      async () => {
        const boards = await readBoards(nurse)
        const requests = new Map(boards.flatMap((board) => board.beds.map((bed) => [bed.id, bed.request])))
        const unsettled = []
        for (const bed of beds) {
          const request = requests.get(bed.bedId) ?? null
          const onItsWay = request?.status === 'sending' || request?.status === 'not-sent'
          if (onItsWay || (request !== null) !== (await openInSolo(bed))) unsettled.push(bed.locator)
        }
        return unsettled
      },
      { timeout: SETTLED_WITHIN_MS, interval: 500 },
    )
    .toEqual([])
}

/** The requests in Solo that are none of Lantern's, each with all that Solo and Lantern have of its bed. */
function unknownTo({ requests, soloRequests }: Records) {
  const known = new Set(requests.map(({ soloId }) => soloId))
  return soloRequests
    .filter(({ id }) => !known.has(id))
    .map((unknown) => {
      const inSolo = soloRequests.filter(({ bedId }) => bedId === unknown.bedId)
      const beds = requests.flatMap(({ soloId, bedId }) =>
        inSolo.some(({ id }) => id === soloId) ? [bedId] : [],
      )
      return { unknown, inSolo, inLantern: requests.filter(({ bedId }) => beds.includes(bedId)) }
    })
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()

const bedsById = (board: BoardSnapshot) => new Map(board.beds.map((bed) => [bed.id, bed]))

function folded(from: BoardSnapshot, events: ReturnType<typeof between>) {
  return events.reduce((board, event) => {
    const next = fold(board, event)
    expect(next.kind).toBe('applied')
    return next.board
  }, boardOf(from)).beds
}
