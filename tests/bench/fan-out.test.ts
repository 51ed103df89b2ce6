import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Server } from 'socket.io'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { eventsAfter } from '@/server/event-log/event-log'
import type { Database } from '@/server/platform/db/open'
import { boardRoom, broadcast, type RealtimeServer } from '@/server/realtime/broadcast'
import { openMigrated } from '../integration/fresh-database'
import { signIn, startNode } from '../integration/server/realtime/node'
import { changeBed, openWard, type Ward } from '../integration/server/realtime/ward'

const SOCKETS = 500
const ROUNDS = 60
/** As a node of Lantern has it. */
const SESSION_CHECK_MS = 15_000

const now = () => performance.timeOrigin + performance.now()

let dataDir: string
let database: Database
let ward: Ward
const children: ChildProcess[] = []

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lantern-bench-'))
  database = await openMigrated({ dataDir })
  ward = await openWard(database)
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await database.close()
  await rm(dataDir, { recursive: true, force: true })
})

/** Connects SOCKETS displays. @returns a function that sends one event and resolves with the longest wait of a socket, in ms. */
async function seat(port: number, cookies: string[], watch: object | null) {
  const audience = fork(join(import.meta.dirname, 'fan-out-audience.mjs'), { stdio: 'inherit' })
  children.push(audience)
  audience.send({ port, sockets: SOCKETS, cookies, watch })
  await once(audience, 'message')
  return async (send: () => number | Promise<number>): Promise<number> => {
    const told = once(audience, 'message')
    const sentAt = await send()
    const [{ lastAt }] = await told
    return lastAt - sentAt
  }
}

const median = (times: number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN

it(`sends an event to ${SOCKETS} displays`, { timeout: 120_000 }, async () => {
  await changeBed(database, ward)
  const [event] = (await eventsAfter(database.orm, ward.buildingId, 0, 1)).events
  if (!event) throw new Error('no event')

  // The same sockets for each way of sending, in turn, so that only the way of sending differs.
  const httpServer = createServer().listen(0, '127.0.0.1')
  const io: RealtimeServer = new Server(httpServer, { transports: ['websocket'], serveClient: false })
  let count = 0
  io.on('connection', (socket) => {
    count += 1
    void socket.join(boardRoom(ward.buildingId, count % 2 ? 'full' : 'masked'))
  })
  await once(httpServer, 'listening')
  const bareTime = await seat((httpServer.address() as AddressInfo).port, [], null)
  const bare: number[] = []
  const rooms: number[] = []
  const timed = (send: () => void) => () => {
    const at = now()
    send()
    return at
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await bareTime(timed(() => io.emit('board:event', event))))
    rooms.push(await bareTime(timed(() => broadcast(io, event))))
  }
  await io.close()

  const node = await startNode(database, SESSION_CHECK_MS)
  const { cookie: seesAll } = await signIn(database, ward.accounts.charge)
  const { cookie: seesMasked } = await signIn(database, ward.accounts.display)
  const watch = { building: ward.name, after: null }
  const commitTime = await seat(Number(new URL(node.url).port), [seesAll, seesMasked], watch)
  const committed: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    committed.push(
      await commitTime(async () => {
        const at = now()
        await changeBed(database, ward, round)
        return at
      }),
    )
  }
  await node.stop()

  const base = median(bare)
  const line = (what: string, times: number[]) =>
    `${what.padEnd(52)} ${median(times).toFixed(1).padStart(7)} ms  x${(median(times) / base).toFixed(2)}`
  console.log(
    [
      `To the last of ${SOCKETS} sockets, median of ${ROUNDS}:`,
      line('bare Socket.IO, one emit to everybody', bare),
      line('Lantern, masked and full rooms', rooms),
      line('Lantern, from the start of the change in PGlite', committed),
    ].join('\n'),
  )
  // Every round reached every socket; the times are for people to judge.
  expect([bare, rooms, committed].map((times) => times.length)).toEqual([ROUNDS, ROUNDS, ROUNDS])
})
