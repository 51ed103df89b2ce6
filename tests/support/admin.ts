import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Role } from '@/lib/board/roles'
import { projectRoot } from '@/server/platform/project-root'
import { V8_FLAGS } from './v8-flags.mjs'

/** Of every account that these tests make. */
export const PASSWORD = 'a password of the tests'

/**
 * Runs the administrator's program of the production build on `dataDir`, which no other program may be using.
 * @param input - what is typed into it
 * @throws {Error} with what it printed, when it fails
 */
export async function runAdmin(dataDir: string, args: readonly string[], input = ''): Promise<void> {
  const child = spawn(process.execPath, [...V8_FLAGS, join(projectRoot(), 'dist', 'admin.mjs'), ...args], {
    cwd: projectRoot(),
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DATA_DIR: dataDir },
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  child.stdin.end(input)
  await once(child, 'close')
  if (child.exitCode !== 0) throw new Error(`admin ${args.join(' ')} failed:\n${said}`)
}

/** Makes an account that signs in with PASSWORD. */
export const addAccount = (dataDir: string, username: string, name: string, role: Role): Promise<void> =>
  runAdmin(dataDir, ['user', 'add', username, '--name', name, '--role', role], `${PASSWORD}\n`)
