import { setTimeout as pause } from 'node:timers/promises'
import type { House } from './house'
import type { Fault, Lane } from './schedule'

interface Heard {
  /** Takes each fault as it begins, with its own time. */
  began(fault: Fault): void
  /** Takes the id of a node that has just been killed. */
  killed(nodeId: string): void
}

/** Plays a schedule; resolves once its last fault has ended. */
export async function playSchedule(house: House, lanes: readonly Lane[], heard: Heard): Promise<void> {
  const startedAt = performance.now()
  const at = () => performance.now() - startedAt
  const play = async (lane: Lane) => {
    for (const fault of lane) {
      await pause(Math.max(0, fault.atMs - at()))
      heard.began({ ...fault, atMs: at() })
      await inject(house, fault, heard)
    }
  }
  await Promise.all(lanes.map(play))
}

async function inject({ nodes, postgres, disk }: House, fault: Fault, heard: Heard): Promise<void> {
  if (fault.kind === 'database-restart') return postgres.restart(fault.signal, fault.forMs)
  if (fault.kind === 'full-disk') {
    await disk?.fill()
    await pause(fault.forMs)
    await disk?.free()
    // It may have ended, for want of room for its log; a service manager starts it again.
    return postgres.startWhereEnded()
  }
  const node = nodes[fault.node]
  if (!node) throw new Error('The schedule names a node that is not there.')
  if (fault.kind === 'kill') {
    const id = node.id()
    await node.kill()
    if (id !== null) heard.killed(id)
    await pause(fault.forMs)
    await node.start()
  } else if (fault.kind === 'stop') {
    node.pause()
    await pause(fault.forMs)
    node.goOn()
  } else if (fault.kind === 'skew') {
    await node.skew(fault.seconds)
    await pause(fault.forMs)
    await node.skew(0)
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
