import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { endWithParent } from '../../server/launch/end-with-parent.mjs'
import { endInOneLine, root } from '../../server/launch/launch.mjs'
import { prepare } from '../../server/launch/prepare.mjs'

/**
 * `npm run faults`: two nodes, PostgreSQL, the Solo emulator, displays and nurses under a schedule of faults (docs/FAULTS.md).
 * `-- --seed 7 --minutes 2` gives the seed of the schedule, and how long faults come; `--schedule kills` one of the other schedules.
 */

const text = /** @type {const} */ ({ type: 'string' })
const { values } = parseArgs({ options: { seed: text, minutes: text, schedule: text } })
const schedule = values.schedule ?? 'mixed'
const seed = Number(values.seed ?? randomInt(2 ** 31))
const minutes = Number(values.minutes ?? 2)
if (!['mixed', 'skew', 'kills', 'restarts', 'away', 'full-disk'].includes(schedule)) {
  console.error('--schedule must be mixed, skew, kills, restarts, away or full-disk.')
  process.exit(2)
}
if (!Number.isInteger(seed) || seed < 0 || !(minutes > 0)) {
  console.error('--seed must be a whole number from 0 on, and --minutes more than 0.')
  process.exit(2)
}
endWithParent()
process.chdir(root)
await prepare(root).catch(endInOneLine)
const vitest = join('node_modules', 'vitest', 'vitest.mjs')
const run = spawn(process.execPath, [vitest, 'run', '--project', 'faults'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    FAULTS_SEED: String(seed),
    FAULTS_MINUTES: String(minutes),
    FAULTS_SCHEDULE: schedule,
  },
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => run.kill(signal))
const [code] = await once(run, 'close')
process.exitCode = code ?? 1
