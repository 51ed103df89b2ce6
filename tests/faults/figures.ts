import type { Screen } from './displays'
import type { Fault } from './schedule'

const LOOK_EVERY_MS = 50
const GIVEN_UP_MS = 60_000
/** A shorter outage is over before a screen has to say so. */
const LONG_OUTAGE_MS = 20_000

/** Measures what screens show after a fault; `lines` says it. Where faults overlap, the figure is that of all of them. */
export function measureScreens(screens: readonly Screen[]): {
  began(fault: Fault): void
  lines(): string[]
} {
  const lines: string[] = []
  const measure = (what: string, isSo: (screen: Screen, at: number) => boolean) => {
    const at = Date.now()
    const look = () => {
      const passed = Date.now() - at
      if (screens.every((screen) => isSo(screen, at)))
        lines.push(`${what} after ${(passed / 1_000).toFixed(1)} s`)
      else if (passed > GIVEN_UP_MS) lines.push(`${what}: not within ${GIVEN_UP_MS / 1_000} s`)
      else setTimeout(look, LOOK_EVERY_MS)
    }
    look()
  }
  return {
    began(fault) {
      if (fault.kind === 'kill') {
        measure(`a node killed: every display had news`, (screen, at) => screen.newsAt() > at)
      }
      if (fault.kind === 'database-restart' && fault.forMs > LONG_OUTAGE_MS) {
        measure('PostgreSQL away: every display said so', (screen) => screen.state() === 'stale')
      }
    },
    lines: () => lines,
  }
}
