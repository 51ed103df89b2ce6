import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that take 30 s and more, because they restart processes, look at dozens of screens, or wait for a heartbeat or a time-out
 * as it is; longest first within a kind.
 */
const LONGEST = [
  'integration/system/durability/kill.test.ts',
  'integration/server/realtime/board-heartbeat.test.ts',
  'integration/server/sync/outbox/outage.test.ts',
  'conformance/standalone.test.ts',
  'integration/server/appointments/outage.test.ts',
  'integration/server/bedside/live.test.ts',
  'integration/system/durability/hostile.test.ts',
  'integration/server/assistance/claim-timeout.test.ts',
  'integration/server/assistance/move.test.ts',
  'integration/server/assistance/state-machines.test.ts',
  'integration/server/realtime/on-call-heartbeat.test.ts',
  'conformance/webhook-kill.test.ts',
  'integration/system/nodes/nodes.test.ts',
  'integration/server/realtime/nodes.test.ts',
  'conformance/over-http.test.ts',
  'integration/system/start/start.test.ts',
  'e2e/bedside.test.ts',
  'e2e/call.test.ts',
  'e2e/firefox-call.test.ts',
  'e2e/gallery.test.ts',
  'e2e/dates.test.ts',
  'e2e/webhooks.test.ts',
  'e2e/firefox.test.ts',
]

/**
 * Starts these among the first, so that none of them runs by itself at the end, and with shorter ones in between: those compute while
 * these wait. Vitest itself goes by the durations of the last run, and on a fresh clone by the size of the files. A file that
 * is missing here only makes the run longer.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // Vitest sorts by project first; that order stays.
    const projects = new Map<string, TestSpecification[]>()
    for (const file of await super.sort(files)) {
      const { name } = file.project
      projects.set(name, [...(projects.get(name) ?? []), file])
    }
    return [...projects.values()].flatMap(interleaved)
  }
}

/** Two long ones, then two others and a long one in turn. */
function interleaved(files: readonly TestSpecification[]): TestSpecification[] {
  const rank = ({ moduleId }: TestSpecification) =>
    LONGEST.findIndex((path) => moduleId.endsWith(`/tests/${path}`))
  const long = files.filter((file) => rank(file) >= 0).sort((one, other) => rank(one) - rank(other))
  const others = files.filter((file) => rank(file) < 0)
  const order = long.splice(0, 2)
  while (long.length + others.length > 0) order.push(...others.splice(0, 2), ...long.splice(0, 1))
  return order
}
