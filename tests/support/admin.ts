import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Role } from '@/lib/board/roles'
import { projectRoot } from '@/server/platform/project-root'
import { V8_FLAGS } from './v8-flags.mjs'

/** Of every account that these tests make. */
export const PASSWORD = 'seven green umbrellas'

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs a command of the production build on `dataDir`, which no other program may be using.
 * @param input - what is typed into it
 * @param env - further environment variables, such as a PostgreSQL
 */
export async function runCommand(
  program: 'admin' | 'audit',
  dataDir: string,
  args: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const path = join(projectRoot(), 'dist', `${program}.mjs`)
  const child = spawn(process.execPath, [...V8_FLAGS, path, ...args], {
    cwd: projectRoot(),
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DATA_DIR: dataDir, ...env },
    stdio: 'pipe',
  })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text
    })
  }
  child.stdin.end(input)
  await once(child, 'close')
  return { code: child.exitCode, ...said }
}

/**
 * Runs the administrator's program of the production build on `dataDir`.
 * @throws {Error} with what it printed, when it fails
 */
export async function runAdmin(dataDir: string, args: readonly string[], input = ''): Promise<void> {
  const { code, stderr } = await runCommand('admin', dataDir, args, input)
  if (code !== 0) throw new Error(`admin ${args.join(' ')} failed:\n${stderr}`)
}

/** Makes an account that signs in with PASSWORD. */
export const addAccount = (dataDir: string, username: string, name: string, role: Role): Promise<void> =>
  runAdmin(dataDir, ['user', 'add', username, '--name', name, '--role', role], `${PASSWORD}\n`)
