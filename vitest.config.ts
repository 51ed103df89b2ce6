import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/run/longest-first'
import { V8_FLAGS } from './tests/support/v8-flags.mjs'

const root = fileURLToPath(new URL('.', import.meta.url))
const alias = { '@': root.replace(/\/$/, '') }
/** A PostgreSQL and an empty PGlite for the run; tests/support/database.ts makes databases of them. */
const databases = {
  globalSetup: ['tests/support/postgres.ts', 'tests/support/database-templates.ts'],
  execArgv: V8_FLAGS,
}
/** The data folder of a demo that has started once, for the run; tests/support/hospital-floor.ts starts copies of it. */
const demo = { globalSetup: ['tests/support/demo-template.ts'] }

/** How long a browser test waits for one thing: a test is a hundred steps, and two browsers share the machine with their servers. */
const BROWSER_PATIENCE_MS = 120_000

/** A kind of test: its folder under tests/, and how long one test may take before it counts as hung. */
const project = (name: string, testTimeout: number, extra: object = {}) => ({
  resolve: { alias },
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    testTimeout,
    // What is waited for comes when it comes; this only ends a wait for what never will.
    expect: { poll: { timeout: testTimeout / 2, interval: 20 } },
    provide: { patienceMs: testTimeout / 2, serversFirst: false },
    hookTimeout: Math.max(60_000, testTimeout),
    setupFiles: ['tests/support/end-file.ts'],
    // The test files of a worker share its modules: to load them takes longer than many a file's tests.
    isolate: false,
    // A zone with an odd offset and daylight saving, so that a forgotten conversion shows.
    env: { TZ: 'America/St_Johns' },
    ...extra,
  },
})

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      project('unit', 30_000, { maxWorkers: 3 }),
      // More workers than cores: most of these tests wait for a time-out, a heartbeat or a process for most of their time. With two
      // more, some waited for their turn instead, and longer than the time that they are about.
      project('integration', 120_000, { maxWorkers: 4, ...databases }),
      project('conformance', 120_000, { maxWorkers: 4, ...databases }),
      // Of those, what can be pointed at a server elsewhere (npm run conformance); one test at a time, as its guest.
      project('tenant', 120_000, {
        include: ['tests/conformance/operations/**/*.test.ts'],
        fileParallelism: false,
      }),
      // Test files of one process share a warm server and a browser (tests/support/hospital-floor.ts).
      project('e2e', 600_000, {
        maxWorkers: 2,
        provide: { patienceMs: BROWSER_PATIENCE_MS, serversFirst: true },
        // Each look at a page takes the browser's time.
        expect: { poll: { timeout: BROWSER_PATIENCE_MS, interval: 50 } },
        ...demo,
      }),
      // Starts its own PostgreSQL, which it restarts.
      project('faults', 3_600_000),
      project('bench', 600_000, {
        fileParallelism: false,
        globalSetup: ['tests/support/postgres.ts', ...demo.globalSetup],
      }),
    ],
  },
})
