import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** A failed step; the message holds everything it printed. */
export class StepFailed extends Error {}

/** A step that ended because this process was told to end. */
export class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`Interrupted by ${signal}.`)
    /** The exit code that a shell reports for a process ended by that signal. */
    this.exitCode = 128 + constants.signals[signal]
  }
}

const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
/** A terminal shows the seconds; a log gets a line now and then, to show that the step is not stuck. */
const TICK_MS = process.stdout.isTTY ? 1_000 : 10_000

/**
 * Runs one long command under one line that shows how long it takes. Its output is shown only when it fails. A signal to end is
 * passed on, and waited for, so that nothing is still writing when the next start begins.
 * @param {object} step
 * @param {string} step.title
 * @param {string} step.command
 * @param {readonly string[]} step.args
 * @param {string} step.cwd
 * @param {Readonly<Record<string, string>>} [step.env] - on top of this process's
 * @param {import('./lock.mjs').Lock | undefined} [step.lock] - shared with the command
 * @throws {StepFailed | Interrupted}
 */
export async function runStep({ title, command, args, cwd, env, lock }) {
  const progress = showProgress(title)
  /** @type {NodeJS.Signals | null} */
  let told = null
  const passOn = (/** @type {NodeJS.Signals} */ signal) => {
    told = signal
    child.kill(signal)
  }
  // Before the command runs: a signal that comes as soon as it does would end this process and leave the command behind.
  for (const signal of FORWARDED) process.on(signal, passOn)
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // On Windows npm is a batch file, which only a shell runs.
    shell: command.endsWith('.cmd'),
  })
  if (child.pid) lock?.share(child.pid)

  /** @type {string[]} */
  const output = []
  const keep = (/** @type {Buffer} */ chunk) => output.push(chunk.toString())
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)

  /** @type {{ code: number | null, problem?: Error }} */
  const end = await new Promise((resolve) => {
    child.once('error', (problem) => resolve({ code: null, problem }))
    child.once('close', (code) => resolve({ code }))
  })
  for (const signal of FORWARDED) process.off(signal, passOn)

  if (told) {
    progress.end('interrupted')
    throw new Interrupted(told)
  }
  if (end.code === 0) return progress.end('done')
  progress.end('failed')
  const said = end.problem ? `${command}: ${end.problem.message}` : output.join('').trim()
  throw new StepFailed(`${said}\n\n${title}: failed (exit code ${end.code ?? 'none'}).`)
}

/** @param {string} title */
function showProgress(title) {
  const startedAt = Date.now()
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`
  const rewrite = process.stdout.isTTY
  process.stdout.write(rewrite ? `${title} …` : `${title} …\n`)
  const timer = setInterval(() => {
    process.stdout.write(rewrite ? `\r${title} … ${seconds()}` : `  … ${seconds()}\n`)
  }, TICK_MS)
  return {
    end(/** @type {string} */ outcome) {
      clearInterval(timer)
      process.stdout.write(
        rewrite ? `\r${title} … ${outcome}, ${seconds()}\n` : `  ${outcome}, ${seconds()}\n`,
      )
    },
  }
}
