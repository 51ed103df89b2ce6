import { STALE_MS } from '@/lib/realtime/events'
import type { Screen } from './displays'
import type { Fault } from './schedule'

const LOOK_EVERY_MS = 50
const GIVEN_UP_MS = 60_000
/** A shorter outage is over before a screen has to say so. */
const LONG_OUTAGE_MS = 20_000
/** Of a machine that does other things besides, in ms. */
export const MARGIN_MS = 2_000

/**
 * Measures what screens show after a fault; `lines` says it, and `late` what took longer than it may. Where faults overlap, the figure is
 * that of all of them.
 */
export function measureScreens(screens: readonly Screen[]) {
  const lines: string[] = []
  const late: string[] = []
  const measure = (what: string, withinMs: number, isSo: (screen: Screen, at: number) => boolean) => {
    const at = Date.now()
    const look = () => {
      const passed = Date.now() - at
      const isOver = screens.every((screen) => isSo(screen, at))
      if (!isOver && passed <= GIVEN_UP_MS) return void setTimeout(look, LOOK_EVERY_MS)
      const line = `${what}${isOver ? '' : ' not'} after ${(passed / 1_000).toFixed(1)} s`
      lines.push(line)
      if (!isOver || passed > withinMs + MARGIN_MS)
        late.push(`${line}, and at the latest after ${withinMs / 1_000} s`)
    }
    look()
  }
  return {
    began(fault: Fault): void {
      if (fault.kind === 'kill') {
        measure('a node killed: every display had news', KILL_WITHIN_MS, (screen, at) => screen.newsAt() > at)
      }
      if (fault.kind === 'database-restart' && fault.forMs > LONG_OUTAGE_MS) {
        measure('PostgreSQL away: every display said so', STALE_MS, (screen) => screen.state() === 'stale')
      }
    },
    lines,
    late,
  }
}

/** How soon (ms) after a node was killed all displays have news again, and its leases have been taken over. */
export const KILL_WITHIN_MS = 5_000
