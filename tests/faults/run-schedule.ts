import { setTimeout as pause } from 'node:timers/promises'
import type { House } from './house'
import type { Fault, Lane } from './schedule'

/** Plays a schedule; resolves once its last fault has ended. @param began - takes each fault as it begins, with its own time */
export async function playSchedule(
  house: House,
  lanes: readonly Lane[],
  began: (fault: Fault) => void,
): Promise<void> {
  const startedAt = performance.now()
  const at = () => performance.now() - startedAt
  const play = async (lane: Lane) => {
    for (const fault of lane) {
      await pause(Math.max(0, fault.atMs - at()))
      began({ ...fault, atMs: at() })
      await inject(house, fault)
    }
  }
  await Promise.all(lanes.map(play))
}

async function inject({ nodes, postgres }: House, fault: Fault): Promise<void> {
  if (fault.kind === 'database-restart') return postgres.restart(fault.signal, fault.forMs)
  const node = nodes[fault.node]
  if (!node) throw new Error('The schedule names a node that is not there.')
  if (fault.kind === 'kill') {
    await node.kill()
    await pause(fault.forMs)
    await node.start()
  } else if (fault.kind === 'stop') {
    node.pause()
    await pause(fault.forMs)
    node.goOn()
  } else if (fault.kind === 'solo-line') {
    node.soloLine.become(fault.state, fault.share)
    await pause(fault.forMs)
    node.soloLine.become('pass')
  } else if (fault.state === 'cut') {
    await node.databaseLine.cut()
    await pause(fault.forMs)
    await node.databaseLine.mend()
  } else {
    node.databaseLine.hang()
    await pause(fault.forMs)
    node.databaseLine.flow()
  }
}
