import { inject, vi } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** How long (ms) a test of this kind waits for one thing. */
    patienceMs: number
  }
}

/** How long (ms) a test waits for what comes when it comes, however slow the machine. Only a failing test waits this long. */
export const PATIENCE_MS = inject('patienceMs')

// Vitest sets this for `expect.poll` (vitest.config.ts), and has no setting for `vi.waitFor`, which gives up after a second. That second
// stays where timers are fake: each look moves their clock.
const { waitFor } = vi
vi.waitFor = (look, options) => {
  const { timeout = vi.isFakeTimers() ? undefined : PATIENCE_MS, ...more } =
    typeof options === 'number' ? { timeout: options } : (options ?? {})
  return waitFor(look, { ...more, ...(timeout !== undefined && { timeout }) })
}
