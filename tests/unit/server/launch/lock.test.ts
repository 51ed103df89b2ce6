import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { withLock } from '@/server/launch/lock.mjs'
import { projectRoot } from '@/server/platform/project-root'
import { temporaryFolder } from './temporary-folder'

const module = pathToFileURL(join(projectRoot(), 'server/launch/lock.mjs')).href

/** Another process; it prints `held` once it holds the lock. */
function holder(path: string, work: string): ChildProcess {
  const script = `
    import { spawn } from 'node:child_process'
    import { withLock } from ${JSON.stringify(module)}
    await withLock(${JSON.stringify(path)}, async (lock) => { ${work} }, () => {})`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}
const says = async (child: ChildProcess) => String((await once(child.stdout ?? child, 'data'))[0]).trim()
const UNTIL_TOLD = `console.log('held'); await new Promise((go) => process.stdin.once('data', go)); process.stdin.destroy()`

describe('the lock between two starts', () => {
  it('makes the second start wait, print the pid of the first, and go on when the first is done', async () => {
    const path = join(temporaryFolder(), 'dist', 'launch.lock')
    const first = holder(path, UNTIL_TOLD)
    expect(await says(first)).toBe('held')
    const lines: string[] = []
    let held = false
    const second = withLock(
      path,
      async () => {
        held = true
      },
      (line) => {
        lines.push(line)
        first.stdin?.write('go\n')
      },
    )
    expect(held).toBe(false)
    await second
    expect(held).toBe(true)
    expect(lines).toEqual([`Waiting for process ${first.pid}, which is installing or building here.`])
    expect(existsSync(path)).toBe(false)
  })

  it('is free at once after its holder was killed', async () => {
    const path = join(temporaryFolder(), 'launch.lock')
    const first = holder(path, UNTIL_TOLD)
    await says(first)
    first.kill('SIGKILL')
    await once(first, 'exit')
    const lines: string[] = []
    expect(
      await withLock(
        path,
        async () => 'mine',
        (line) => void lines.push(line),
      ),
    ).toBe('mine')
    expect(lines).toEqual([])
  })

  it('stays held while a child that shares it goes on writing, though its holder was killed', async () => {
    const path = join(temporaryFolder(), 'launch.lock')
    const first = holder(
      path,
      `const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
       lock.share(child.pid); console.log(child.pid); await new Promise(() => setInterval(() => {}, 1000))`,
    )
    const writer = Number(await says(first))
    first.kill('SIGKILL')
    await once(first, 'exit')
    const lines: string[] = []
    await withLock(
      path,
      async () => {},
      (line) => {
        lines.push(line)
        process.kill(writer, 'SIGKILL')
      },
    )
    expect(lines).toEqual([`Waiting for process ${writer}, which is installing or building here.`])
  })

  it.runIf(process.platform === 'linux')('does not mistake a reused pid for its holder', async () => {
    const path = join(temporaryFolder(), 'launch.lock')
    writeFileSync(path, JSON.stringify([{ pid: process.pid, startedAt: '1' }]))
    expect(await withLock(path, async () => 'mine')).toBe('mine')
  })

  it('is free again after the work has failed', async () => {
    const path = join(temporaryFolder(), 'launch.lock')
    await expect(withLock(path, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk')
    expect(await withLock(path, async () => 'mine')).toBe('mine')
  })

  it('lets exactly one in at a time, also when all find the lock of a dead process', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'launch.lock')
    const log = join(folder, 'log')
    writeFileSync(path, JSON.stringify([{ pid: process.pid, startedAt: '1' }]))
    const append = (word: string) => `fs.appendFileSync(${JSON.stringify(log)}, '${word} ')`
    const children = Array.from({ length: 6 }, () =>
      holder(
        path,
        `const fs = await import('node:fs'); ${append('in')}; await new Promise((go) => setTimeout(go, 20)); ${append('out')}`,
      ),
    )
    await Promise.all(children.map((child) => once(child, 'exit')))
    expect(readFileSync(log, 'utf8').trim()).toBe(Array(6).fill('in out').join(' '))
  })
})
