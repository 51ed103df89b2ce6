import { beforeAll, describe, expect, it } from 'vitest'
import { claimOnly, joinClaimed, linksAtBed2 } from '../support/bed-call'
import { BED_2 } from '../support/board-page'
import { callPage, FAKE_DEVICES } from '../support/call-page'
import { afterFile } from '../support/cleanup'
import { type CutLine, startCutLine } from '../support/cut-line'
import { newFolder } from '../support/folders'
import { findPostgres } from '../support/installed-programs.mjs'
import { type RunningProgram, startLantern } from '../support/lantern-process'
import { gatherPeople, SERVER_GONE } from '../support/people'
import { freePort } from '../support/ports'
import { startPostgres } from '../support/postgres'

const READY_WITHIN_MS = 120_000
const KEPT = 'Connection lost. Their place is kept.'
const LOST = 'The connection to Lantern is lost. Reconnecting…'

const programs = findPostgres()

interface Node {
  readonly port: number
  /** Starts the node, and again after it was stopped. */
  start(): Promise<RunningProgram>
}

describe.skipIf(!programs && !process.env.CI)('a call on two nodes', () => {
  const people = gatherPeople({ args: FAKE_DEVICES })
  /** A load balancer for the nurse, and one for the bed. Each leads to one node. */
  let balancer: CutLine
  let ofBed: CutLine
  let here: Node
  let there: Node
  let runsHere: RunningProgram
  let runsThere: RunningProgram
  beforeAll(async () => {
    if (!programs) throw new Error('There is no PostgreSQL here, and many nodes cannot be tested without.')
    const postgres = await startPostgres(programs)
    afterFile(() => postgres.stop())
    ;[balancer, ofBed] = [await startCutLine(), await startCutLine()]
    const node = async (): Promise<Node> => {
      const port = await freePort()
      const settings = {
        port,
        dataDir: await newFolder('call-node'),
        readyWithinMs: READY_WITHIN_MS,
        env: {
          DATABASE_URL: postgres.url,
          NEXTAUTH_URL: balancer.url,
          NEXTAUTH_SECRET: 'a secret of the tests, the same on both nodes',
        },
      }
      return { port, start: () => startLantern(settings) }
    }
    ;[here, there] = [await node(), await node()]
    runsHere = await here.start()
    runsThere = await there.start()
    balancer.lead(here.port)
    ofBed.lead(there.port)
  }, 3 * READY_WITHIN_MS)

  it('is seen on both sides before, while and after the node of the nurse restarts, and after the node of both is killed', async () => {
    const bedside = await people.enter(balancer.url, 'bedside')
    const virtual = await people.enter(balancer.url, 'virtual')
    await bedside.board.ask(BED_2, 'Urgent')
    await claimOnly(virtual)
    const nurse = await joinClaimed(virtual)
    await nurse.read('No one has joined at the bed yet.')
    const tablet = await people.arrive({ viewport: { width: 1024, height: 768 } })
    const { patient } = await linksAtBed2({ people, origin: balancer.url, lantern: runsHere })
    await tablet.page.goto(patient.replace(balancer.url, ofBed.url))
    const bed = callPage(tablet.page)
    await bed.press('Join the call')
    const bothSee = () => Promise.all([nurse.expectFrames('patient', 10), bed.expectFrames('provider', 10)])
    const goesOn = async () => {
      for (const { page } of [nurse, bed])
        for (const text of [LOST, KEPT]) await page.getByText(text).waitFor({ state: 'hidden' })
      await bothSee()
    }
    await bothSee()

    for (const person of [bedside, virtual, tablet]) person.expects(...SERVER_GONE)
    const stopped = runsHere.stop()
    await nurse.read(LOST)
    await bed.read(KEPT)
    await bothSee()
    // The place is kept for 30 s, in which a slow machine starts no node.
    balancer.lead(there.port)
    await goesOn()
    expect(await stopped).toBe(0)

    await here.start()
    await runsThere.kill('SIGKILL')
    for (const one of [nurse, bed]) await one.read(LOST)
    for (const line of [balancer, ofBed]) line.lead(here.port)
    await goesOn()
    await bedside.board.expectBed(BED_2, /in a call with Victor Adeyemi, RN/)

    await nurse.press('Hang up')
    await bed.read('The call is over')
    await virtual.board.read('The call is over. How did it end?')
  })
})
