import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { projectRoot } from '@/server/platform/project-root'
import { layPglite } from '../support/pglite-template'
import { V8_FLAGS } from '../support/v8-flags.mjs'

/** The Solo emulator as a process of its own, run as Node runs it: bundled, with its packages next to it. */
const program = join(projectRoot(), 'node_modules/.cache', `solo-standalone-${process.pid}.mjs`)

let dataDir: string
let running: ChildProcess | undefined

beforeAll(async () => {
  await build({
    entryPoints: [join(projectRoot(), 'server/solo-emulator/standalone.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': projectRoot() },
  })
})
afterAll(() => rm(program))
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lantern-solo-'))
  layPglite(dataDir)
})
afterEach(async () => {
  if (running?.exitCode === null && running.signalCode === null) {
    running.kill('SIGKILL')
    await once(running, 'exit')
  }
  running = undefined
  await rm(dataDir, { recursive: true })
})

const run = (env: Record<string, string>) => {
  const child = spawn(process.execPath, [...V8_FLAGS, program], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', DATA_DIR: dataDir, PORT: '0', ...env },
    cwd: dataDir,
  })
  running = child
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  return { child, said }
}

/** Resolves with its address once it prints that it is ready. */
async function start(env: Record<string, string> = {}) {
  const { child, said } = run(env)
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const ready = /^Solo is ready at (http:\S+)\n.*\n/m.exec(said.out)
      if (ready?.[1]) resolve(ready[1])
    })
    child.on('exit', () => reject(new Error(`It ended: ${said.err}`)))
  })
  return { child, said, url }
}

const ask = (url: string, apiKey: string, method = 'POST') =>
  fetch(`${url}/qapi/v1/request-assistance?deviceSerialNumber=123457`, {
    method,
    headers: { 'Api-Key': apiKey, 'Content-Type': 'application/json' },
    ...(method === 'POST' && { body: JSON.stringify({ deviceSerialNumber: '123457' }) }),
  })

describe('npm run solo', () => {
  it('makes a key that only its owner can read, prints its path and not the key, and keeps it', async () => {
    // From nothing, as on a new machine.
    await rm(join(dataDir, 'pglite'), { recursive: true })
    const first = await start()
    const file = join(dataDir, 'solo-api-key')
    const key = await readFile(file, 'utf8')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(first.said.out).toContain(file)
    expect(first.said.out + first.said.err).not.toContain(key)
    expect((await ask(first.url, 'wrong')).status).toBe(401)
    const made = await (await ask(first.url, key)).json()
    first.child.kill('SIGTERM')
    expect(await once(first.child, 'exit')).toEqual([0, null])

    const second = await start()
    expect(await (await ask(second.url, key, 'GET')).json()).toEqual(made)
  })

  it('keeps the files and notes of visits through kill -9', async () => {
    const SOLO_API_KEY = 'a key given'
    const first = await start({ SOLO_API_KEY })
    const call = (url: string, path: string, init: RequestInit = {}) =>
      fetch(`${url}/qapi/v1/appointments/1/${path}`, {
        ...init,
        headers: { 'Api-Key': SOLO_API_KEY, ...init.headers },
      })
    const file = Buffer.alloc(5 * 1024 * 1024, '%PDF-1.7\n')
    const uploaded = call(first.url, 'attachments', {
      method: 'POST',
      headers: { 'Content-Type': 'application/pdf' },
      body: file,
    })
    const answered = call(first.url, 'visit-note', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'EEG - Physician Services', questions: [] }),
    })
    expect([(await uploaded).status, (await answered).status]).toEqual([201, 200])
    const seen = (url: string) =>
      Promise.all(['attachments', 'visit-note'].map(async (path) => (await call(url, path)).json()))
    const before = await seen(first.url)
    expect(before).toMatchObject([
      { attachments: expect.arrayContaining([await (await uploaded).json()]) },
      [{ template: { name: 'EEG - Physician Services' } }, { template: { name: 'template2' } }],
    ])
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')

    const second = await start({ SOLO_API_KEY })
    expect(await seen(second.url)).toEqual(before)
  })

  it('ends on SIGINT too, and prints nothing', async () => {
    const { child, said } = await start({ SOLO_API_KEY: 'a key given' })
    expect(said.out).toContain('SOLO_API_KEY')
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(said.err).toBe('')
  })

  it('builds its links with the address it listens on', async () => {
    const { url } = await start({ SOLO_API_KEY: 'a key given' })
    const answer = await fetch(`${url}/qapi/v1/appointments/1/provider-link`, {
      headers: { 'Api-Key': 'a key given' },
    })
    const { providerVisitUrl } = (await answer.json()) as { providerVisitUrl: string }
    expect(providerVisitUrl.startsWith(`${url}/videocalls/`)).toBe(true)
    expect((await fetch(providerVisitUrl)).status).toBe(200)
  })

  it.each([
    ['PORT', 'eighty'],
    ['SOLO_API_KEY', 'short'],
    ['DATABASE_URL', 'mysql://user:hunter2@host/x'],
  ])('refuses a wrong %s in one line that names it, and not its value', async (name, value) => {
    const { child, said } = run({ [name]: value })
    expect(await once(child, 'exit')).toEqual([1, null])
    expect(said.err.trim().split('\n')).toEqual([expect.stringMatching(new RegExp(`^${name}: `))])
    expect(said.err).not.toContain(value)
  })

  it('refuses a folder that another process uses', async () => {
    await start()
    const first = running
    const { child, said } = run({})
    expect(await once(child, 'exit')).toEqual([1, null])
    expect(said.err).toContain('is in use by process')
    running = first
  })
})
