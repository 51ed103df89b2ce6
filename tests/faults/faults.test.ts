import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { STALE_MS } from '@/lib/realtime/events'
import { runFaults, scheduleText } from './run-faults'
import { SCHEDULES, scheduleOf } from './schedule'

const NODES = 2
/** A screen that lacks an event must say so after STALE_MS, a heartbeat, and some time of a machine that does other things besides. */
const HONEST_WITHIN_MS = STALE_MS + 6_000

it('loses, doubles and invents nothing under the faults of a seed', async () => {
  const seed = Number(process.env.FAULTS_SEED ?? 1)
  const lastsMs = Number(process.env.FAULTS_MINUTES ?? 2) * 60_000
  const name = SCHEDULES.find((one) => one === process.env.FAULTS_SCHEDULE) ?? 'mixed'
  const schedule = scheduleOf(name, seed, lastsMs, NODES)
  console.log(`Seed ${seed}:\n${scheduleText(schedule)}`)
  const { found, lines, nodeLogs, rows } = await runFaults({
    ...{ seed, schedule, nurses: 8, screens: 20 },
    ...{ quietMs: 10_000, equalWithinMs: 4_000, honestWithinMs: HONEST_WITHIN_MS },
    failsWhenLate: name === 'kills' || name === 'away',
  })
  console.log(lines.join('\n'))
  if (found.length > 0) {
    const folder = join(tmpdir(), `lantern-faults-${seed}`)
    mkdirSync(folder, { recursive: true })
    nodeLogs.forEach((log, index) => {
      writeFileSync(join(folder, `node-${index}.log`), log)
    })
    writeFileSync(join(folder, 'rows.json'), JSON.stringify(rows, null, 1))
    console.log([`Failed with seed ${seed}. Logs and rows are in ${folder}.`, ...found].join('\n'))
  }
  expect(found).toEqual([])
})
