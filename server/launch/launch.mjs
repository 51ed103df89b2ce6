import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { endWithParent } from './end-with-parent.mjs'
import { prepare } from './prepare.mjs'
import { Interrupted, StepFailed } from './step.mjs'

/** The folder of the project, absolute. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/**
 * Installs and builds what is missing, then becomes the built program: it imports the program instead of spawning it, so that
 * there is one process, and every signal reaches the server itself.
 * @param {'main' | 'solo' | 'admin' | 'audit'} entry - a program of the build, dist/<entry>.mjs
 */
export async function launch(entry) {
  process.chdir(root)
  endWithParent()
  Object.assign(process.env, { NODE_ENV: 'production' })
  await prepare(root).catch(endInOneLine)
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(join(root, 'dist', `${entry}.mjs`)).href)
}

/**
 * Ends the process as a shell expects after a failed or interrupted step; an unexpected error keeps its stack.
 * @param {unknown} error
 * @returns {never}
 */
export function endInOneLine(error) {
  if (error instanceof Interrupted) process.exit(error.exitCode)
  if (!(error instanceof StepFailed)) throw error
  console.error(`\n${error.message}`)
  process.exit(1)
}
