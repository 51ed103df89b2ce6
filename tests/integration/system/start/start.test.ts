import { Agent, createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createEntrance } from '@/server/http/entrance'
import { newFolder } from '../../../support/folders'
import { findPostgres } from '../../../support/installed-programs.mjs'
import { startLantern } from '../../../support/lantern-process'
import { signInAt } from '../../../support/nurse-client'
import { startPostgres } from '../../../support/postgres'

const endings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

/** What it printed instead of becoming ready, without npm's or Node's own lines. */
const refusalOf = async (env: Record<string, string>, more: object = {}): Promise<string[]> => {
  const failed = await startLantern({ env, ...more }).then(
    () => null,
    (error: Error) => error,
  )
  if (!failed) throw new Error('It started.')
  return failed.message.split('\n').filter((line) => line.startsWith('Lantern cannot start.'))
}

describe('A start that fails', () => {
  it('ends with one line that names the wrong variable, and not its value', async () => {
    const lines = await refusalOf({ SOLO_TIMEOUT_MS: 'soonish' })
    expect(lines).toEqual([expect.stringContaining('SOLO_TIMEOUT_MS: ')])
    expect(lines.join()).not.toContain('soonish')
  })

  it('names the port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    endings.push(async () => other.close())
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    expect(await refusalOf({}, { port })).toEqual([
      expect.stringContaining(`PORT: ${port} is already in use`),
    ])
  })

  it('keeps a second process out of a PGlite that is in use', async () => {
    const first = await startLantern()
    endings.push(() => first.stop())
    expect(await refusalOf({}, { dataDir: first.dataDir })).toEqual([
      expect.stringMatching(`in use by process ${first.pid}.*DATA_DIR`),
    ])
    expect((await fetch(`${first.origin}/api/health`)).status).toBe(200)
  })

  it('prints that the database refuses the connection, without the URL', async () => {
    const programs = findPostgres()
    if (!programs) throw new Error('This needs a PostgreSQL.')
    const postgres = await startPostgres(programs)
    endings.push(() => postgres.stop())
    const url = new URL(postgres.url)
    url.pathname = '/nowhere'
    const lines = await refusalOf({ DATABASE_URL: url.href })
    expect(lines).toEqual([expect.stringMatching(/DATABASE_URL: .*3D000/)])
    expect(lines.join()).not.toContain('nowhere')
  })
})

describe('The health of a node', () => {
  it('is 503 until it can serve', async () => {
    const entrance = createEntrance()
    const port = await entrance.listen(0, '127.0.0.1')
    endings.push(() => entrance.close(100))
    const before = await fetch(`http://127.0.0.1:${port}/api/health`)
    expect(before.status).toBe(503)
    expect(await before.json()).toMatchObject({ status: 'starting', error: { code: 'starting' } })
    entrance.open((_request, response) => response.end('open'))
    expect(await (await fetch(`http://127.0.0.1:${port}/api/health`)).text()).toBe('open')
  })

  it('is apart from whether its process is alive, which says so from the first', async () => {
    const entrance = createEntrance()
    const port = await entrance.listen(0, '127.0.0.1')
    endings.push(() => entrance.close(100))
    const isAlive = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health/live`)
      expect([answer.status, await answer.json()]).toEqual([200, { status: 'alive' }])
    }
    await isAlive()
    entrance.open((_request, response) => response.writeHead(503).end())
    await isAlive()
  })

  it('keeps idle connections longer than the proxies before it do', async () => {
    const entrance = createEntrance()
    const port = await entrance.listen(0, '127.0.0.1')
    endings.push(() => entrance.close(100))
    const { headers } = await fetch(`http://127.0.0.1:${port}/api/health`)
    const [, seconds] = /^timeout=(\d+)$/.exec(headers.get('keep-alive') ?? '') ?? []
    expect(Number(seconds)).toBeGreaterThan(60)
  })

  // An idle connection would be closed after 75 s all the same.
  it('is not kept from its end by a connection that was answered last', { timeout: 60_000 }, async () => {
    const entrance = createEntrance()
    const port = await entrance.listen(0, '127.0.0.1')
    let answer = () => {}
    const asked = new Promise<void>((resolve) =>
      entrance.open((_request, response) => {
        answer = () => response.end('open')
        resolve()
      }),
    )
    const agent = new Agent({ keepAlive: true })
    endings.push(async () => agent.destroy())
    get({ agent, port, host: '127.0.0.1' }, (response) => response.resume())
    await asked
    const ended = entrance.close(600_000)
    answer()
    await ended
  })

  it('tells of every worker, and when it last finished a round', async () => {
    // From nothing, as on a new machine.
    const lantern = await startLantern({ dataDir: await newFolder('first-start') })
    endings.push(() => lantern.stop())
    const charge = await signInAt(lantern.origin, 'charge')
    const workers = async (): Promise<unknown> => {
      const { body } = await charge.call('/api/health')
      return Object(body).workers
    }
    const working = { state: 'running', lastRoundAt: expect.any(Number) }
    await expect.poll(workers).toEqual({
      outbox: working,
      poller: working,
      eventLogReader: working,
      webhookInbox: working,
      claimTimeout: working,
      offlineDevices: working,
      idleLock: working,
      audit: working,
      confirmations: working,
      webhookDelivery: working,
    })
  })

  it('is 503 once the database is gone, and says which part is', async () => {
    const programs = findPostgres()
    if (!programs) throw new Error('This needs a PostgreSQL.')
    const postgres = await startPostgres(programs)
    endings.push(() => postgres.stop())
    const lantern = await startLantern({ env: { DATABASE_URL: postgres.url } })
    endings.push(() => lantern.kill('SIGKILL'))
    const health = async () => {
      const answer = await fetch(`${lantern.origin}/api/health`)
      return { code: answer.status, ...((await answer.json()) as object) }
    }
    await expect.poll(health).toEqual({ code: 200, status: 'ok' })
    await postgres.stop()
    await expect.poll(health).toEqual({ code: 503, status: 'database-down' })
  })
})
