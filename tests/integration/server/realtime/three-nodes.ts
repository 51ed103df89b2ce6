import { afterAll, beforeAll } from 'vitest'
import type { Database } from '@/server/platform/db/open'
import type { OpenPlace } from '../../../support/database'
import { workerDatabase } from '../../../support/worker-database'
import { type Node, startNode } from './node'
import { openWard, type Ward } from './ward'

/** How often the node that hears nothing looks at the sessions of its sockets. */
const DEAF_CHECK_MS = 300

/** Three nodes on one database, and its ward. */
export interface ThreeNodes {
  readonly database: Database
  readonly node: Node
  readonly other: Node
  /** The notifications of the database never reach it. */
  readonly deaf: Node
  readonly ward: Ward
}

/** Starts them for the tests of a describe block; call what it returns inside a test. */
export function threeNodes(open: OpenPlace): () => ThreeNodes {
  const emptied = workerDatabase(open, 'tables')
  let started: ThreeNodes | undefined
  beforeAll(async () => {
    const database = await emptied()
    const [node, other, deaf] = await Promise.all([
      startNode(database),
      startNode(database),
      startNode({ ...database, listen: async () => async () => {} }, DEAF_CHECK_MS),
    ])
    started = { database, node, other, deaf, ward: await openWard(database) }
  })
  afterAll(async () => {
    if (started) await Promise.all([started.node.stop(), started.other.stop(), started.deaf.stop()])
  })
  return () => {
    if (!started) throw new Error('The nodes are there from the first test on.')
    return started
  }
}
