import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '@/server/platform/project-root'
import { guardAgainstOrphan } from '../../../support/orphan-guard'
import { V8_FLAGS } from '../../../support/v8-flags.mjs'

/** Starts the production build of Lantern and kills it `afterMs` later, ready or not: a start has its moments too. */
export async function falseStart(
  settings: { port: number; dataDir: string; env: Readonly<Record<string, string>> },
  afterMs: number,
): Promise<void> {
  const child = spawn(process.execPath, [...V8_FLAGS, join(projectRoot(), 'dist', 'main.mjs')], {
    cwd: projectRoot(),
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(settings.port),
      DATA_DIR: settings.dataDir,
      ...settings.env,
    },
    stdio: 'ignore',
  })
  const gone = once(child, 'close')
  // The data outlives this process; the folder that goes with a killed test run is another.
  const callOff = guardAgainstOrphan(child.pid, join(settings.dataDir, 'nothing'))
  await Promise.race([pause(afterMs), gone])
  child.kill('SIGKILL')
  await gone
  callOff()
}
