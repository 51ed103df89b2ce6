import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { context } from 'esbuild'
import { bundleOptions } from './bundle-options.mjs'

const OUTDIR = 'dist/dev'
/** A server that has not ended after this is stuck. */
const STOP_MS = 10_000

/**
 * Runs the server from its sources, and again after each change of them; Next itself reloads pages. Resolves when the process
 * is told to end, with the server stopped.
 * @param {string} root - the folder of the project
 */
export async function watchServer(root) {
  const server = restartable(join(root, OUTDIR, 'main.mjs'))
  const bundler = await context({
    ...bundleOptions(root, ['main'], OUTDIR),
    plugins: [
      {
        name: 'restart-server',
        setup({ onEnd }) {
          // While the sources do not compile, the last server that did goes on; esbuild has printed the faults.
          onEnd(({ errors }) => void (errors.length === 0 && server.restart()))
        },
      },
    ],
  })
  await bundler.watch()
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve)
  })
  await bundler.dispose()
  await server.stop()
}

/**
 * A program that restarts: one run has ended before the next begins, because both need the same port and data.
 * @param {string} program
 */
function restartable(program) {
  /** @type {import('node:child_process').ChildProcess | null} */
  let child = null
  let last = Promise.resolve()
  let stopped = false
  const inTurn = (/** @type {() => Promise<void>} */ work) => {
    last = last.then(work)
    return last
  }

  const end = async () => {
    const running = child
    child = null
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGTERM')
    const impatience = setTimeout(() => running.kill('SIGKILL'), STOP_MS)
    await gone
    clearTimeout(impatience)
  }

  const begin = () => {
    const started = spawn(process.execPath, ['--enable-source-maps', program], {
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
    })
    started.once('exit', (code, signal) => {
      if (started === child && !stopped)
        console.log(`The server ended (${signal ?? code}); waiting for a change.`)
    })
    child = started
  }

  return {
    restart: () =>
      inTurn(async () => {
        if (child) console.log('The sources have changed: starting the server again.')
        await end()
        if (!stopped) begin()
      }),
    stop: () => {
      stopped = true
      return inTurn(end)
    },
  }
}
