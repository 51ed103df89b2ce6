import { eq } from 'drizzle-orm'
import pino from 'pino'
import { inject } from 'vitest'
import { addAccount } from '@/server/accounts/admin'
import { bed, node, request } from '@/server/db/schema'
import { demoBeds } from '@/server/hospital/demo'
import { type BedToLoad, loadBeds } from '@/server/hospital/load'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { projectRoot } from '@/server/platform/project-root'
import { afterFile } from '../../../support/cleanup'
import { type FaultyLine, startFaultyLine } from '../../../support/faulty-line'
import { type RunningProgram, startLantern, startSolo } from '../../../support/lantern-process'
import { type NurseClient, signInAt } from '../../../support/nurse-client'
import { freePort } from '../../../support/ports'
import { createDatabase } from '../../../support/postgres-databases'

export const REQUESTS_PER_SECOND = 8
const PASSWORD = 'seven green umbrellas'
const SOLO_API_KEY = 'a key of the tests'
/** So long that a lease never lapses by itself here: a node that takes over has noticed that its holder died. */
const SOLO_TIMEOUT_MS = 30_000
const READY_WITHIN_MS = 120_000
const log = pino({ level: 'silent' })

/** One of several nodes, each with its own connection to the same Solo. */
export interface Node {
  readonly lantern: RunningProgram
  /** The node's own address; the public address is the one that users open. */
  readonly origin: string
  readonly line: FaultyLine
  /** The node's id in the list of live nodes. */
  readonly id: string
}

/** A tenant whose Lanterns share one PostgreSQL, before a Solo that is a program of its own. */
export interface Hospital {
  startNode(): Promise<Node>
  signIn(at: Node, username: 'vera' | 'victor'): Promise<NurseClient>
  /** What a node holds a lease on at this moment. */
  leasesOf(node: Node): Promise<{ deliveries: number; looks: number }>
}

/** Null where there is no PostgreSQL: then there are no many nodes. All of it is gone after the test file. */
export async function openHospital(): Promise<Hospital | null> {
  const server = inject('postgresUrl')
  if (server === null) return null
  const { url, drop } = await createDatabase(server)
  afterFile(drop)
  const [database, solo] = await Promise.all([
    openPrepared(url),
    startSolo({ env: { SOLO_API_KEY }, readyWithinMs: READY_WITHIN_MS }),
  ])
  afterFile(() => database.close())
  const known = new Set<string>()

  return {
    async startNode() {
      const line = await startFaultyLine(solo.origin)
      afterFile(() => line.close())
      const port = await freePort()
      const lantern = await startLantern({
        port,
        readyWithinMs: READY_WITHIN_MS,
        env: {
          DATABASE_URL: url,
          SOLO_BASE_URL: line.url,
          SOLO_API_KEY,
          SOLO_TIMEOUT_MS: String(SOLO_TIMEOUT_MS),
          SOLO_REQUESTS_PER_SECOND: String(REQUESTS_PER_SECOND),
          // Users open one address, whichever node answers.
          NEXTAUTH_URL: 'http://lantern.test',
          ALLOW_PLAIN: '1',
        },
      })
      const nodes = await database.orm.select({ id: node.id }).from(node)
      const [added] = nodes.filter(({ id }) => !known.has(id))
      if (!added) throw new Error('A node that is ready is not on the list.')
      known.add(added.id)
      return { lantern, origin: `http://127.0.0.1:${port}`, line, id: added.id }
    },
    signIn: (at, username) => signInAt(at.origin, username, PASSWORD),
    async leasesOf({ id }) {
      const deliveries = await database.orm.$count(request, eq(request.leasedBy, id))
      const looks = await database.orm.$count(bed, eq(bed.leasedBy, id))
      return { deliveries, looks }
    },
  }
}

async function openPrepared(url: string): Promise<Database> {
  const database = await openDatabase({ url, dataDir: '', log })
  await database.migrate(`${projectRoot()}/server/db/migrations`, 'lantern_migrations')
  await loadBeds(database.orm, [...demoBeds(), ...annex])
  for (const [username, name] of [
    ['vera', 'Vera Virtual'],
    ['victor', 'Victor Virtual'],
  ] as const) {
    const made = await addAccount(database.orm, { username, name, role: 'charge', password: PASSWORD })
    if (!made.ok) throw new Error(made.refusal.message)
  }
  return database
}

/** More beds than the rate limit allows to poll as often as they are due. */
const annex: readonly BedToLoad[] = Array.from({ length: 300 }, (_, index) => ({
  building: 'annex',
  floor: 'floor 1',
  department: null,
  room: String(index),
  bed: 'bed 1',
  device_serial: null,
  phone: null,
}))
