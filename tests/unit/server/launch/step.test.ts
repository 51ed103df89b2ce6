import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { projectRoot } from '@/server/platform/project-root'
import { temporaryFolder } from './temporary-folder'

const moduleOf = (name: string) =>
  JSON.stringify(pathToFileURL(join(projectRoot(), 'server/launch', name)).href)

/** Runs a script of ours in a process of its own, as `npm start` does. */
function start(script: string, env: Record<string, string> = {}): ChildProcess & { said: () => string } {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  return Object.assign(child, { said: () => said })
}

const step = (command: string, args: string[]) => `
  import { runStep } from ${moduleOf('step.mjs')}
  import { endInOneLine } from ${moduleOf('launch.mjs')}
  await runStep({ title: 'Building', command: ${JSON.stringify(command)}, args: ${JSON.stringify(args)}, cwd: '.' })
    .catch(endInOneLine)`

describe('a long step of a start', () => {
  it('shows what it is doing and for how long, and keeps its output to itself', async () => {
    const child = start(step('sh', ['-c', 'echo chatter']))
    expect((await once(child, 'close'))[0]).toBe(0)
    expect(child.said()).toMatch(/^Building …\n {2}done, \d+ s\n$/)
  })

  it('ends the start with everything the step said when it fails', async () => {
    const child = start(step('sh', ['-c', 'echo on one stream; echo on the other >&2; exit 3']))
    expect((await once(child, 'close'))[0]).toBe(1)
    expect(child.said()).toContain('on one stream\non the other\n\nBuilding: failed (exit code 3).')
  })

  it('says so when the program is not there', async () => {
    const child = start(step('no-such-program', []))
    expect((await once(child, 'close'))[0]).toBe(1)
    expect(child.said()).toContain('no-such-program')
  })

  it('passes a signal on, and does not end before the step has', async () => {
    const marker = join(temporaryFolder(), 'ended')
    const work = `trap 'echo >"${marker}"; exit 0' TERM; echo >"${marker}.ready"; while :; do sleep 0.05; done`
    const child = start(step('bash', ['-c', work]))
    await expect.poll(() => existsSync(`${marker}.ready`), { timeout: 5_000 }).toBe(true)
    child.kill('SIGTERM')
    expect((await once(child, 'close'))[0]).toBe(143)
    expect(existsSync(marker)).toBe(true)
    expect(child.said()).toContain('interrupted')
  })
})

describe('a program started by npm', () => {
  const program = (onTerm: string) => `
    import { endWithParent } from ${moduleOf('end-with-parent.mjs')}
    endWithParent(); ${onTerm}; setInterval(() => {}, 1000); console.log(process.pid)`
  /** As npm does it: through a shell, which waits. */
  function startThroughShell(script: string, env: Record<string, string>) {
    const shell = spawn('sh', ['-c', `"$NODE" --input-type=module -e "$SCRIPT"; :`], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE: process.execPath, SCRIPT: script, ...env },
    })
    onTestFinished(() => void shell.kill('SIGKILL'))
    return shell
  }
  /** Its pid, once it runs. It may outlive its shell, but not the test. */
  async function pidOf(said: () => string): Promise<number> {
    await expect.poll(said).toMatch(/\d+\n/)
    const pid = Number.parseInt(said(), 10)
    onTestFinished(() => {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It has ended, as it should.
      }
    })
    return pid
  }

  it('ends in its own way when npm and its shell are gone', async () => {
    const shell = startThroughShell(
      program(`process.once('SIGTERM', () => { console.log('stopping'); process.exit() })`),
      { npm_lifecycle_event: 'start' },
    )
    let said = ''
    shell.stdout.on('data', (chunk) => (said += chunk))
    await pidOf(() => said)
    shell.kill('SIGTERM')
    await once(shell.stdout, 'close')
    expect(said).toContain('stopping')
  })

  it('hears one signal only when npm and it are told together', async () => {
    const onTerm = `process.on('SIGTERM', () => { console.log('told'); setTimeout(process.exit, 1200) })`
    const shell = startThroughShell(program(onTerm), { npm_lifecycle_event: 'start' })
    let said = ''
    shell.stdout.on('data', (chunk) => (said += chunk))
    process.kill(await pidOf(() => said), 'SIGTERM')
    shell.kill('SIGTERM')
    await once(shell.stdout, 'close')
    expect(said.match(/told/g)).toHaveLength(1)
  })

  it('is ended by a signal as ever when it has nothing to do first', async () => {
    const child = start(program(''), { npm_lifecycle_event: 'start' })
    await expect.poll(child.said).toMatch(/\d+\n/)
    child.kill('SIGTERM')
    expect((await once(child, 'close'))[1]).toBe('SIGTERM')
  })
})

describe('an old Node', () => {
  it.each(['18.20.8', '20.8.1'])('is refused in one line: %s', async (version) => {
    const child = start(`
      Object.defineProperty(process, 'versions', { value: { node: '${version}' } })
      const { refuseOldNode } = await import(${moduleOf('node-version.mjs')})
      refuseOldNode(); console.log('went on')`)
    expect((await once(child, 'close'))[0]).toBe(1)
    expect(child.said()).toMatch(/^Lantern needs Node 20\.9 or newer; this is Node [\d.]+ \(.*\)\.\n$/)
  })

  it.each(['20.9.0', '24.1.0'])('is not %s', async (version) => {
    const child = start(`
      Object.defineProperty(process, 'versions', { value: { node: '${version}' } })
      const { refuseOldNode } = await import(${moduleOf('node-version.mjs')})
      refuseOldNode(); console.log('went on')`)
    await once(child, 'close')
    expect(child.said()).toBe('went on\n')
  })
})
