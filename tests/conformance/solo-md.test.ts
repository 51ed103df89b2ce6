import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '@/server/platform/project-root'
import { newFolder } from '../support/folders'
import { startSolo } from '../support/lantern-process'
import { freePort } from '../support/ports'
import { OPERATIONS, successOf } from './operation-table'

/** Every block of commands in docs/solo.md, run in order by a shell and curl against a Solo that was just started. */

interface Asked {
  readonly method: string
  readonly path: string
  readonly status: number
}

const blocksOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block)

describe('docs/solo.md', () => {
  let blocks: string[]
  let asked: Asked[]
  let ended: { code: number; out: string; problems: string }

  beforeAll(async () => {
    blocks = blocksOf(await readFile(join(projectRoot(), 'docs/solo.md'), 'utf8'))
    const folder = await newFolder('solo-md')
    const own = { SOLO_API_KEY: 'a-key-of-my-own', SOLO_LINKING_SECRET: 'a-secret-of-links' }
    const solo = await startSolo({ env: { ...own, WEBHOOKS_ALLOW_PRIVATE: '1' }, readyWithinMs: 90_000 })
    const log = join(folder, 'asked')
    // The real curl, which also writes down what it asked and what came of it.
    const curl = `curl() { command curl "$@" -w '%{stderr}ASKED %{method} %{url_effective} %{http_code}\\n' 2>> '${log}'; }`
    const script = join(folder, 'blocks.sh')
    await writeFile(script, ['set -eu', curl, ...blocks].join('\n'))
    const { PATH = '', HOME = '' } = process.env
    const env = {
      ...{ PATH, HOME, TMPDIR: folder, NODE_ENV: 'test' as const },
      ...{ BASE: solo.origin, KEY: own.SOLO_API_KEY, SECRET: own.SOLO_LINKING_SECRET },
      RECEIVER_PORT: String(await freePort()),
    }
    ended = await new Promise((resolve) => {
      execFile('sh', [script], { env, cwd: folder, timeout: 60_000 }, (error, out, problems) =>
        resolve({ code: error ? Number(error.code ?? -1) : 0, out, problems }),
      )
    })
    const lines = (await readFile(log, 'utf8')).split('\n').filter((line) => line.startsWith('ASKED '))
    asked = lines.map((line) => {
      const [, method = '', url = '', status] = line.split(' ')
      return { method, path: new URL(url).pathname, status: Number(status) }
    })
  })

  it('runs to its end without a complaint', () => {
    expect(ended).toMatchObject({ code: 0, problems: '' })
  })

  it('asks for each of the 42 operations, and gets the documented success each time', () => {
    const patterns = OPERATIONS.map((line, index) => {
      const [method, template = ''] = line.split(' ')
      return {
        operation: index + 1,
        method,
        pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`),
      }
    })
    expect(patterns).toHaveLength(42)
    const found = asked.map(({ method, path, status }) => {
      const one = patterns.find(({ method: its, pattern }) => its === method && pattern.test(path))
      return { method, path, status, operation: one?.operation ?? 0 }
    })
    expect(found.filter(({ operation, status }) => status !== successOf(operation))).toEqual([])
    const numbers = [...new Set(found.map(({ operation }) => operation))].sort((one, other) => one - other)
    expect(numbers).toEqual(Array.from({ length: 42 }, (_, index) => index + 1))
  })

  it('leads to the visit, and opens what a webhook was told', () => {
    expect(ended.out).toMatch(/location: http:\/\/127\.0\.0\.1:\d+\/videocalls\/76dc0be9-/i)
    expect(ended.out).toMatch(/\{"event":"patient:updated","data":\{"patientId":\d+\}\}/)
  })

  it('names no variable but those it says to set, and those it notes itself', () => {
    const text = blocks.join('\n')
    const noted = [...text.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
    const used = [...text.matchAll(/\$\{?([A-Z_]+)/g)].map(([, name]) => name)
    const toSet = ['BASE', 'KEY', 'SECRET', 'RECEIVER_PORT']
    expect(used.filter((name) => ![...noted, ...toSet].includes(name))).toEqual([])
  })
})
