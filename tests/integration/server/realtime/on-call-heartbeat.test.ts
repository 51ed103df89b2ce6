import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { OnCallRules } from '@/lib/board/types'
import { createCoverageService } from '@/server/coverage/service'
import { createEscalationService } from '@/server/escalation/service'
import type { Database } from '@/server/platform/db/open'
import { describeOnPostgres } from '../../../support/database'
import { allowed } from '../../../support/ward'
import { workerDatabase } from '../../../support/worker-database'
import { connectDisplay } from './display'
import { type Node, signIn, startNode } from './node'
import { openWard } from './ward'

/** The heartbeat after a change, and one that was on its way before. */
const HEARTBEATS = 2

describeOnPostgres('Open boards', (open) => {
  const emptied = workerDatabase(open, 'tables')
  let database: Database
  let nodes: readonly [Node, Node]
  beforeAll(async () => {
    database = await emptied()
    nodes = [await startNode(database), await startNode(database)]
  })
  afterAll(async () => {
    for (const node of nodes) await node.stop()
  })

  it('receive coverage, its end and a path once, with the next heartbeat of any node', async () => {
    const ward = await openWard(database)
    const wall = await signIn(database, ward.accounts.display)
    const virtual = await signIn(database, ward.accounts.virtual)
    const displays = await Promise.all(
      nodes.map(async ({ url }) => {
        const display = await connectDisplay(url, { cookie: wall.cookie })
        await display.watch({ building: ward.name, after: null })
        return display
      }),
    )
    const [one, other] = displays
    if (!one || !other) throw new Error('two displays')
    const told = async (what: (duty: OnCallRules) => boolean) => {
      const last = displays.map(({ pulses }) => pulses.length + HEARTBEATS - 1)
      for (const [index, { pulses }] of displays.entries()) {
        const first = () => pulses.findIndex(({ duty }) => duty !== null && what(duty))
        await vi.waitFor(() => expect(first()).toBeGreaterThanOrEqual(0))
        expect(first()).toBeLessThanOrEqual(last[index] ?? Number.NaN)
      }
    }
    await told(({ coverage, paths }) => coverage.length === 0 && paths.length === 0)

    const vic = {
      userId: ward.accounts.virtual,
      name: 'Vic',
      role: 'virtual',
      sessionId: virtual.sessionId,
    } as const
    const units = [{ buildingId: ward.buildingId, unit: 'floor 2' }]
    await createCoverageService(database).set(allowed(vic, 'coverage:set'), { units, hours: 8 })
    await told(({ coverage }) => coverage[0]?.name === 'Vic' && coverage[0].unit === 'floor 2')

    const path = { building: ward.buildingId, unit: 'floor 2', priority: 'routine', version: null } as const
    const carmen = { ...vic, role: 'charge' } as const
    await createEscalationService(database).save(allowed(carmen, 'escalation:edit'), {
      ...path,
      steps: [{ afterSeconds: 0, reach: 'everybody' }],
    })
    await told(({ paths }) => paths[0]?.unit === 'floor 2')

    await nodes[0].accounts.signOut(virtual.sessionId)
    await told(({ coverage, paths }) => coverage.length === 0 && paths.length === 1)
    const { length } = one.pulses
    await vi.waitFor(() => expect(one.pulses.length).toBeGreaterThanOrEqual(length + 2))
    expect(one.pulses.slice(length).map(({ duty }) => duty)).toEqual(one.pulses.slice(length).map(() => null))
    expect(one.pulses.at(-1)?.dutyMark).toBe(other.pulses.at(-1)?.dutyMark)
    for (const { socket } of displays) socket.disconnect()
  }, 60_000)
})
