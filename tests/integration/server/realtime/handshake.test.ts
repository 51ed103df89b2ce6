import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { PROTOCOL_HANDSHAKE, PROTOCOL_VERSION } from '@/lib/realtime/protocol'
import type { Database } from '@/server/platform/db/open'
import { describeOnBothDatabases } from '../../../support/database'
import { workerDatabase } from '../../../support/worker-database'
import { connectDisplay, type DisplayOptions } from './display'
import { cookieOf, type Node, PUBLIC_URL, signIn, startNode } from './node'
import { changeBed, openWard, type Ward } from './ward'

describeOnBothDatabases('the handshake', (open) => {
  const emptied = workerDatabase(open, 'tables')
  let database: Database
  let node: Node
  let ward: Ward

  beforeAll(async () => {
    database = await emptied()
    node = await startNode(database)
    ward = await openWard(database)
  })
  afterAll(async () => {
    await node.stop()
  })

  const refusalOf = async (options: DisplayOptions): Promise<unknown> => {
    try {
      const display = await connectDisplay(node.url, options)
      display.socket.disconnect()
      return 'let in'
    } catch (error) {
      return error
    }
  }
  const unauthenticated = { data: { code: 'unauthenticated' } }

  it('refuses a browser without a session', async () => {
    expect(await refusalOf({})).toMatchObject(unauthenticated)
  })

  it('refuses a cookie made with another secret', async () => {
    const { sessionId } = await signIn(database, ward.accounts.bedside)
    const forged = await cookieOf(
      { sessionId, expiresAt: Date.now() + 60_000 },
      'some other secret'.repeat(3),
    )
    expect(await refusalOf({ cookie: forged })).toMatchObject(unauthenticated)
  })

  it('refuses a session that was signed out', async () => {
    const { sessionId, cookie } = await signIn(database, ward.accounts.bedside)
    await node.accounts.signOut(sessionId)
    expect(await refusalOf({ cookie })).toMatchObject(unauthenticated)
  })

  it('refuses a user without the second factor that the hospital requires', async () => {
    const strict = await startNode(database, undefined, 'all')
    try {
      const { cookie } = await signIn(database, ward.accounts.bedside)
      await expect(connectDisplay(strict.url, { cookie })).rejects.toMatchObject({
        data: { code: 'second_factor_missing' },
      })
      const wall = await signIn(database, ward.accounts.display)
      const display = await connectDisplay(strict.url, { cookie: wall.cookie })
      display.socket.disconnect()
    } finally {
      await strict.stop()
    }
  })

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'https://board.example.evil.example'])(
    'refuses a page of %s, whose cookies a browser would send along',
    async (origin) => {
      const { cookie } = await signIn(database, ward.accounts.bedside)
      expect(await refusalOf({ cookie, origin })).toBeInstanceOf(Error)
    },
  )

  it('lets in pages of its own host and of the public address', async () => {
    const { cookie } = await signIn(database, ward.accounts.bedside)
    expect(await refusalOf({ cookie, origin: node.url })).toBe('let in')
    expect(await refusalOf({ cookie, origin: PUBLIC_URL })).toBe('let in')
  })

  const OLDER = { protocol: PROTOCOL_VERSION - 1, oldestServer: PROTOCOL_VERSION - 1 }
  const NEWER = { protocol: PROTOCOL_VERSION + 1, oldestServer: PROTOCOL_VERSION }
  it.each([
    ['its own version', { ...PROTOCOL_HANDSHAKE }],
    ['the version before', OLDER],
    ['a newer version that works with this server', NEWER],
    ['no version, as pages before there was one', {}],
  ])('lets in a page of %s, which follows a board and the queue', async (_, auth) => {
    const { cookie } = await signIn(database, ward.accounts.virtual)
    const page = await connectDisplay(node.url, { cookie, auth })
    expect(await page.watch({ building: ward.name, after: null })).toMatchObject({ ok: true })
    expect(await page.socket.timeout(10_000).emitWithAck('queue:watch')).toMatchObject({ ok: true })
    await changeBed(database, ward)
    await vi.waitFor(() => expect(page.events.length).toBeGreaterThan(0))
    page.socket.disconnect()
  })

  it('lets in a page that was loaded for the user of the session, and no page of another user', async () => {
    const { cookie } = await signIn(database, ward.accounts.virtual)
    const as = (actingUser: unknown) => ({ cookie, auth: { ...PROTOCOL_HANDSHAKE, actingUser } })
    expect(await refusalOf(as(ward.accounts.virtual))).toBe('let in')
    for (const other of [ward.accounts.bedside, '', 7, { $ne: null }]) {
      expect(await refusalOf(as(other))).toMatchObject({ data: { code: 'unauthenticated' } })
    }
  })

  const outdated = {
    data: {
      code: 'page_outdated',
      say: { key: 'protocol.pageOutdated' },
      details: { protocol: PROTOCOL_VERSION },
    },
  }
  it.each([
    ['too old', { protocol: 0, oldestServer: 0 }, outdated],
    ['garbage', { protocol: 'tomorrow' }, outdated],
    ['garbage of another kind', { protocol: { $gt: 0 } }, outdated],
    [
      'too new',
      { protocol: PROTOCOL_VERSION + 1, oldestServer: PROTOCOL_VERSION + 1 },
      { data: { code: 'server_outdated', say: { key: 'protocol.serverOutdated' } } },
    ],
  ])('refuses a page of a version that is %s, with a session or without', async (_, auth, refusal) => {
    const { cookie } = await signIn(database, ward.accounts.bedside)
    expect(await refusalOf({ cookie, auth })).toMatchObject(refusal)
    expect(await refusalOf({ auth })).toMatchObject(refusal)
    expect(await refusalOf({ cookie })).toBe('let in')
  })

  it('accepts WebSocket only, and serves no client script', async () => {
    const polling = await fetch(`${node.url}/socket.io/?EIO=4&transport=polling`)
    expect(polling.status).toBe(400)
    const client = await fetch(`${node.url}/socket.io/socket.io.js`)
    expect(client.status).not.toBe(200)
  })

  it('counts and logs handshakes whose upgrade a proxy dropped, by the address of the proxy', async () => {
    const before = node.realtime.lostUpgrades().count
    const stripped = {
      headers: { 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version': '13' },
    }
    for (let round = 0; round < 3; round++) {
      const answer = await fetch(`${node.url}/socket.io/?EIO=4&transport=websocket`, stripped)
      expect(answer.status).toBe(400)
    }
    // A scanner, or a person with curl: no browser, so no proxy dropped anything.
    expect((await fetch(`${node.url}/socket.io/?EIO=4&transport=websocket`)).status).toBe(400)
    expect(await refusalOf({})).toMatchObject(unauthenticated)
    const lost = node.realtime.lostUpgrades()
    expect(lost).toEqual({ count: before + 3, lastAt: expect.any(Number), from: '127.0.0.1' })
    const lines = node.logged.filter((line) => line.includes('drops the upgrade'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('"address":"127.0.0.1"')
  })

  it('disconnects a socket that sends a message larger than any valid one', async () => {
    const { cookie } = await signIn(database, ward.accounts.bedside)
    const display = await connectDisplay(node.url, { cookie })
    display.socket.emit('board:watch', { building: 'x'.repeat(10_000), after: null }, () => {})
    await vi.waitFor(() => expect(display.breaks).toHaveLength(1))
  })
})
