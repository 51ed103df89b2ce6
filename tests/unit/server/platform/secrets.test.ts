import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keptSecret } from '@/server/platform/secrets'

let parent: string
let dataDir: string
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'lantern-secret-'))
  dataDir = join(parent, 'data')
})
afterEach(() => rm(parent, { recursive: true }))

test('makes 32 random bytes once, and answers with them ever after', async () => {
  const first = await keptSecret(dataDir, 'auth-secret')
  expect(Buffer.from(first, 'base64url')).toHaveLength(32)
  expect(await keptSecret(dataDir, 'auth-secret')).toBe(first)
  expect(await keptSecret(dataDir, 'solo-key')).not.toBe(first)
})

test('is readable by its owner only, in a folder that is', async () => {
  await keptSecret(dataDir, 'auth-secret')
  expect((await stat(join(dataDir, 'auth-secret'))).mode & 0o777).toBe(0o600)
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
})

test('processes that start together agree, and leave nothing else behind', async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => keptSecret(dataDir, 'auth-secret')))
  expect(new Set(secrets).size).toBe(1)
  expect(await readFile(join(dataDir, 'auth-secret'), 'utf8')).toBe(secrets[0])
  expect(await readdir(dataDir)).toEqual(['auth-secret'])
})

test.each(['', 'short', `${'x'.repeat(43)} and more`])('refuses a damaged file: %j', async (content) => {
  await keptSecret(dataDir, 'auth-secret')
  await writeFile(join(dataDir, 'auth-secret'), content)
  await expect(keptSecret(dataDir, 'auth-secret')).rejects.toMatchObject({
    code: 'secret_damaged',
    message: expect.stringContaining(join(dataDir, 'auth-secret')),
  })
})
