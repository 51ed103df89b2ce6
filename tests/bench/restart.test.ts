import { expect, it } from 'vitest'
import { newFolder } from '../support/folders'
import { startLantern } from '../support/lantern-process'
import { median } from './measure'

const RESTARTS = 5

it('starts again', async () => {
  const dataDir = await newFolder('bench')
  const time = async (how: 'SIGTERM' | 'SIGKILL') => {
    const at = performance.now()
    const lantern = await startLantern({ dataDir, readyWithinMs: 120_000 })
    const took = performance.now() - at
    expect((await fetch(`${lantern.origin}/api/health`)).status).toBe(200)
    await lantern.kill(how)
    return took / 1_000
  }
  const first = await time('SIGTERM')
  const stopped: number[] = []
  const killed: number[] = []
  for (let round = 0; round < RESTARTS; round += 1) {
    // The signal of one round decides what the next one finds.
    stopped.push(await time('SIGKILL'))
    killed.push(await time('SIGTERM'))
  }
  const line = (what: string, seconds: number) =>
    `  ${what.padEnd(30)} ${seconds.toFixed(1).padStart(5)} s  x${(seconds / first).toFixed(2)}`
  console.log(
    [
      'From the start of the process to ready, on PGlite:',
      line('first start, empty folder', first),
      line('second start, after SIGTERM', median(stopped)),
      line('second start, after SIGKILL', median(killed)),
    ].join('\n'),
  )
})
