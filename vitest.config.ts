import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const alias = { '@': root.replace(/\/$/, '') }
/** Starts a PostgreSQL for the run; tests/support/database.ts makes databases in it. */
const postgres = { globalSetup: ['tests/support/postgres.ts'] }

/** A kind of test: its folder under tests/, and how long one test may take before it counts as hung. */
const project = (name: string, testTimeout: number, extra: object = {}) => ({
  resolve: { alias },
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    testTimeout,
    hookTimeout: Math.max(60_000, testTimeout),
    // A zone with an odd offset and daylight saving, so that a forgotten conversion shows.
    env: { TZ: 'America/St_Johns' },
    ...extra,
  },
})

export default defineConfig({
  test: {
    projects: [
      project('unit', 10_000),
      project('integration', 30_000, { maxWorkers: 2, ...postgres }),
      project('conformance', 30_000, postgres),
      project('e2e', 60_000, { fileParallelism: false, ...postgres }),
      project('bench', 600_000, { fileParallelism: false, ...postgres }),
    ],
  },
})
