import { afterAll } from 'vitest'

const left: (() => Promise<void> | void)[] = []

/** Runs `work` after the calling test file has ended, passed or failed; the work that was added last runs first. */
export function afterFile(work: () => Promise<void> | void): void {
  left.push(work)
}

// Each test file loads its own copy of this module, and hooks run in reverse: this one runs after all of the file's own.
afterAll(async () => {
  for (const work of left.splice(0).reverse()) await work()
})
