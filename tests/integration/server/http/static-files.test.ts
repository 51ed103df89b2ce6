import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEntrance } from '@/server/http/entrance'
import { createStaticFiles, STATIC_PREFIX } from '@/server/http/static-files'
import { newFolder } from '../../../support/folders'

const SCRIPT = `globalThis.beds = ${JSON.stringify(Array.from({ length: 500 }, (_, bed) => ({ bed })))}`

describe('the files of the build', () => {
  const entrance = createEntrance()
  let folder = ''
  let port = 0

  beforeAll(async () => {
    const parent = await newFolder('static-files')
    folder = join(parent, 'static')
    await mkdir(join(folder, 'chunks'), { recursive: true })
    await writeFile(join(parent, 'secret.js'), 'secret')
    for (const name of ['one.js', 'gone.js']) await writeFile(join(folder, 'chunks', name), SCRIPT)
    await promisify(execFile)(process.execPath, ['server/launch/compress.mjs', folder])
    entrance.open(await createStaticFiles(folder))
    port = await entrance.listen(0, '127.0.0.1')
  })
  afterAll(() => entrance.close(0))

  /** Sends the path as it is; fetch would resolve its dots. */
  const get = (path: string, encoding: string) =>
    new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
      (resolve, reject) => {
        request({ host: '127.0.0.1', port, path, headers: { 'accept-encoding': encoding } }, (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('end', () => {
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) })
          })
        })
          .on('error', reject)
          .end()
      },
    )
  const one = (encoding: string) => get(`${STATIC_PREFIX}chunks/one.js`, encoding)

  it.each([
    ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
    ['gzip', 'gzip, deflate', gunzipSync],
    [undefined, 'identity', (body: Buffer) => body],
  ] as const)('are sent as %s to a browser that takes %s', async (encoding, taken, unpack) => {
    const { status, headers, body } = await one(taken)
    expect(status).toBe(200)
    expect(headers['content-encoding']).toBe(encoding)
    expect(headers['content-type']).toMatch(/^(text|application)\/javascript/)
    expect(headers.vary).toMatch(/accept-encoding/i)
    expect(unpack(body).toString()).toBe(SCRIPT)
    if (encoding) expect(body.length).toBeLessThan(SCRIPT.length / 3)
  })

  it('are kept by browsers for a year, because another build gives them other names', async () => {
    expect((await one('br')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it('are all that is served', async () => {
    for (const path of [
      'chunks',
      '',
      'chunks/two.js',
      '../secret.js',
      '%2e%2e/secret.js',
      '..%2fsecret.js',
    ]) {
      const { status, body } = await get(`${STATIC_PREFIX}${path}`, 'identity')
      expect(status, path).toBeGreaterThanOrEqual(400)
      expect(status, path).toBeLessThan(500)
      expect(body.toString(), path).not.toContain('secret\n')
      expect(body.toString(), path).not.toBe('secret')
    }
  })

  it('answer 404 once a later build has removed them, and the server goes on', async () => {
    await rm(join(folder, 'chunks'), { recursive: true })
    expect((await one('br')).status).toBe(404)
    expect((await get(`${STATIC_PREFIX}chunks/gone.js`, 'identity')).status).toBe(404)
  })
})
