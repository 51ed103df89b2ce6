import pino from 'pino'
import { addAccount } from '@/server/accounts/admin'
import { demoBeds } from '@/server/hospital/demo'
import { loadBeds } from '@/server/hospital/load'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { projectRoot } from '@/server/platform/project-root'
import { afterFile } from '../support/cleanup'
import { type CutLine, startCutLine } from '../support/cut-line'
import { newFolder } from '../support/folders'
import { findPostgres } from '../support/installed-programs.mjs'
import { type RunningProgram, startSolo } from '../support/lantern-process'
import { type RunningPostgres, startPostgres } from '../support/postgres'
import { createDatabase } from '../support/postgres-databases'
import { createNode, type FaultyNode, SOLO_TIMEOUT_MS } from './faulty-node'
import { type Front, startFront } from './front'
import { createNodeIds } from './node-ids'
import { mountSmallDisk, type SmallDisk } from './small-disk'
import { startSoloLine } from './solo-line'
import { createWrongClock } from './wrong-clock'

const READY_WITHIN_MS = 300_000
const NODES = 2
export const PASSWORD = 'seven green umbrellas'
export const SOLO_API_KEY = 'a key of the tests'
const log = pino({ level: 'silent' })

/** A hospital on one PostgreSQL with two nodes, before a Solo emulator of its own. */
export interface House {
  readonly postgres: RunningPostgres
  /** What PostgreSQL's data is on, where that can be full. */
  readonly disk: SmallDisk | null
  /** Past every line, for the tests' own questions. */
  readonly databaseUrl: string
  readonly solo: RunningProgram
  readonly soloDir: string
  readonly nodes: readonly FaultyNode[]
  readonly front: Front
}

export interface HouseSettings {
  readonly usernames: readonly string[]
  readonly random: () => number
  /** Whether clocks of nodes can be wrong, and the disk of PostgreSQL full: what the schedule needs. */
  readonly wrongClocks: boolean
  readonly smallDisk: boolean
}

/** Sets the hospital up; all of it is gone after the test file. */
export async function openHouse(settings: HouseSettings): Promise<House> {
  const { usernames, random, wrongClocks, smallDisk } = settings
  const programs = findPostgres()
  if (!programs) throw new Error('No PostgreSQL was found. On Debian: apt-get install postgresql')
  const disk = smallDisk ? await mountSmallDisk() : null
  const postgres = await startPostgres(programs, {
    keepsCommits: true,
    ...(disk && { under: disk.folder }),
  })
  afterFile(() => postgres.stop())
  const { url: databaseUrl } = await createDatabase(postgres.url)
  const soloDir = await newFolder('faults-solo')
  const [solo] = await Promise.all([
    startSolo({ dataDir: soloDir, env: { SOLO_API_KEY }, readyWithinMs: READY_WITHIN_MS }),
    prepare(databaseUrl, usernames),
  ])
  const ids = createNodeIds(databaseUrl)
  const nodes: FaultyNode[] = []
  for (let index = 0; index < NODES; index += 1) {
    const soloLine = await startSoloLine(solo.origin, { random, timeoutMs: SOLO_TIMEOUT_MS })
    const databaseLine = await startCutLine()
    const node = await createNode({
      soloLine,
      databaseLine,
      databaseUrl: throughLine(databaseUrl, databaseLine),
      soloApiKey: SOLO_API_KEY,
      ids,
      ...(wrongClocks && { clock: await createWrongClock() }),
    })
    await node.start()
    nodes.push(node)
  }
  const front = await startFront(nodes.map(({ port }) => port))
  return { postgres, disk, databaseUrl, solo, soloDir, nodes, front }
}

function throughLine(databaseUrl: string, line: CutLine): string {
  const url = new URL(databaseUrl)
  line.lead(Number(url.port))
  url.port = String(line.port)
  return url.href
}

/** Opens a database without a line that breaks; close it afterwards. */
export const openPlain = (place: { url?: string; dataDir: string }): Promise<Database> =>
  openDatabase({ ...place, log })

async function prepare(url: string, usernames: readonly string[]): Promise<void> {
  const database = await openPlain({ url, dataDir: '' })
  try {
    await database.migrate(`${projectRoot()}/server/db/migrations`, 'lantern_migrations')
    await loadBeds(database.orm, demoBeds())
    for (const username of usernames) {
      const account = { username, name: `Nurse ${username}`, role: 'charge', password: PASSWORD } as const
      const made = await addAccount(database.orm, account)
      if (!made.ok) throw new Error(made.refusal.message)
    }
  } finally {
    await database.close()
  }
}
